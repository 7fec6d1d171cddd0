// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.Outbox;
import org.msgevents.subscription.Subscription;

/**
 * What the outbox is asked for one subscription, one question at a time. For the delivery thread, but for
 * {@link #askIfReady}.
 *
 * <p>When nothing is under way and nothing else is to be had, whoever appends the next event asks in the delivery
 * thread's place. Mostly that is the outbox's own thread, so that neither of the two need be woken to ask.
 */
final class Inquiry {
    private final Subscription subscription;
    private final Outbox outbox;
    private final DeliverySettings settings;
    private final Executor thread;
    private final Answer answer;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private boolean outdated;

    private enum State {
        IDLE,
        READY,
        ASKED
    }

    /** Takes what the outbox says, or why it says nothing; on the delivery thread. */
    interface Answer {
        void take(@Nullable DueLanes due, @Nullable Throwable failure, Optional<Circuit.Probe> probe);
    }

    Inquiry(Subscription subscription, Outbox outbox, DeliverySettings settings, Executor thread, Answer answer) {
        this.subscription = subscription;
        this.outbox = outbox;
        this.settings = settings;
        this.thread = thread;
        this.answer = answer;
    }

    /** Whether there is an answer to come. */
    boolean isUnderWay() {
        return state.get() == State.ASKED;
    }

    /** Whether a question may be asked: it must be then, or taken back. Else the answer to come is outdated. */
    boolean begin() {
        boolean isFree = state.getAndSet(State.ASKED) != State.ASKED;
        outdated |= !isFree;
        return isFree;
    }

    /** There is none after all. */
    void takeBack() {
        state.set(State.IDLE);
    }

    /** Whether there was something else to ask since; to be asked after each answer. */
    boolean isOutdated() {
        boolean was = outdated;
        outdated = false;
        return was;
    }

    /** For at most so many lanes that are not busy: after {@link #begin}, or as soon as the last answer came. */
    void ask(int lanes, Set<OrderingKey> busy, Optional<Circuit.Probe> probe) {
        state.set(State.ASKED);
        DueQuery query =
                new DueQuery(subscription.name(), settings.clock().instant(), lanes, settings.eventsPerLane(), busy);
        outbox.due(query)
                .whenCompleteAsync(
                        (due, failure) -> {
                            state.set(State.IDLE);
                            answer.take(due, failure, probe);
                        },
                        thread);
    }

    /** No lane is busy, and there is nothing to get until something is appended. */
    void ready() {
        state.compareAndSet(State.IDLE, State.READY);
    }

    /** From now on nobody else asks. */
    void end() {
        state.compareAndSet(State.READY, State.IDLE);
    }

    /** Whether it was {@link #ready}, and the outbox was asked. From any thread. */
    boolean askIfReady() {
        boolean isReady = state.compareAndSet(State.READY, State.ASKED);
        if (isReady) {
            ask(subscription.terms().maxInFlight(), Set.of(), Optional.empty());
        }
        return isReady;
    }
}
