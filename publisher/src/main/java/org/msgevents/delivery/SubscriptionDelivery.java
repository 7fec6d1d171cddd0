// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.msgevents.event.OrderingKey;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.FailedAttempt.Outcome;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.Settlement;
import org.msgevents.subscription.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one subscription's events from the outbox to its mechanism: in order per key, one attempt at a time per key,
 * several keys at once; and as long as its endpoint fails, one event at a time of all that go there.
 *
 * <p>Everything but {@link #state}, {@link #wake} and {@link #stop} runs on the delivery thread, on which it is made.
 * What is in memory are the lanes under way, whatever waits in the outbox.
 */
final class SubscriptionDelivery implements Endpoint.Member {
    private static final Logger LOGGER = LoggerFactory.getLogger(SubscriptionDelivery.class);
    private static final Duration OUTBOX_RETRY = Duration.ofSeconds(1);

    private final Subscription subscription;
    private final Outbox outbox;
    private final DeliverySettings settings;
    private final DeliveryThread thread;
    private final Endpoint endpoint;
    private final Rendering rendering;
    private final Attempts attempts;
    private final DestinationHealth health;
    private final Verdict verdict;
    private final Pace pace;
    private final Postponed postponed;
    private final Settlements settlements;
    private final PauseMirror pause;
    private final Alarm alarm;
    private final Inquiry inquiry;
    private final Set<OrderingKey> busy = new HashSet<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private boolean exhausted;
    private boolean stopping;

    SubscriptionDelivery(
            Subscription subscription,
            Outbox outbox,
            DeliverySettings settings,
            DeliveryThread thread,
            Endpoint endpoint) {
        this.subscription = subscription;
        this.outbox = outbox;
        this.settings = settings;
        this.thread = thread;
        this.endpoint = endpoint;
        this.rendering =
                new Rendering(subscription.inclusion(), subscription.telling().limit());
        this.attempts = new Attempts(settings.deadline(), thread);
        this.health = new DestinationHealth(subscription, settings.clock());
        this.postponed = new Postponed(settings.circuit().longestPause());
        this.settlements = new Settlements(subscription.name(), outbox);
        this.pause = new PauseMirror(subscription.name(), outbox, thread);
        this.alarm = new Alarm(settings.clock(), thread, this::ask);
        this.inquiry = new Inquiry(subscription, outbox, settings, thread, this::answered);
        this.verdict = new Verdict(subscription, settings.jitter());
        this.pace = Pace.of(subscription.terms().rate(), settings.clock(), thread, this::attempt);
    }

    /** From any thread. */
    DeliveryState state() {
        if (pause.isUnwritten()) {
            return DeliveryState.PAUSED;
        }
        return endpoint.isOpen() ? DeliveryState.CIRCUIT_OPEN : DeliveryState.DELIVERING;
    }

    /** There may be something to deliver. From any thread. */
    void wake() {
        if (!inquiry.askIfReady() && woken.compareAndSet(false, true)) {
            thread.execute(() -> {
                woken.set(false);
                ask();
            });
        }
    }

    /** Begins no further attempt; completes when nothing is under way. From any thread. Idempotent. */
    CompletableFuture<Void> stop() {
        thread.execute(() -> {
            stopping = true;
            inquiry.end();
            alarm.cancel();
            pace.leave().forEach(this::release);
            rest();
        });
        return idle;
    }

    Subscription subscription() {
        return subscription;
    }

    /** What the outbox says. */
    void tell(Optional<Pause> known) {
        if (pause.tell(known)) {
            pace.leave().forEach(this::release);
            ask();
        }
    }

    @Override
    public boolean probe() {
        return ask();
    }

    @Override
    public void opened() {
        health.outage();
        pace.leave().forEach(this::release);
    }

    @Override
    public void closed() {
        health.recovered();
        postponed.bringForwardAll(settings.clock().instant()).forEach(settlements::bringForward);
        ask();
    }

    /** Whether the outbox was asked. */
    private boolean ask() {
        exhausted = false;
        int free = subscription.terms().maxInFlight() - busy.size();
        if (stopping || pause.isPaused() || free == 0) {
            return false;
        }
        if (!inquiry.begin()) {
            return false;
        }
        if (!endpoint.isOpen()) {
            inquiry.ask(free, busy, Optional.empty());
            return true;
        }
        Optional<Circuit.Probe> probe = endpoint.tryProbe();
        if (probe.isEmpty()) {
            inquiry.takeBack();
            return false;
        }
        inquiry.ask(1, busy, probe);
        return true;
    }

    private void answered(@Nullable DueLanes due, @Nullable Throwable failure, Optional<Circuit.Probe> probe) {
        exhausted = due != null && due.exhausted();
        if (due == null) {
            LOGGER.warn("Subscription {}: the outbox cannot be read, trying again", subscription.name(), failure);
            alarm.setTo(settings.clock().instant().plus(OUTBOX_RETRY));
            probe.ifPresent(endpoint::decline);
            rest();
            return;
        }
        due.next().ifPresent(alarm::setTo);
        if (!due.lanes().isEmpty()) {
            due.lanes().forEach(lane -> busy.add(lane.key())); // all of them, before one of them is over
            due.lanes().forEach(lane -> go(LaneRun.of(lane, probe)));
        } else if (probe.isPresent()) {
            probeEarly(probe);
        }
        if (inquiry.isOutdated()) {
            ask();
        }
        rest();
    }

    /** Rather than to wait for hours until something is due again. */
    private void probeEarly(Optional<Circuit.Probe> probe) {
        Optional<Postponed.Lane> lane = stopping || pause.isPaused()
                ? Optional.empty()
                : postponed.bringForwardOne(settings.clock().instant());
        if (lane.isPresent()) {
            settlements.bringForward(lane.orElseThrow());
            inquiry.ask(1, busy, probe);
        } else {
            probe.ifPresent(endpoint::decline);
        }
    }

    private void go(LaneRun run) {
        boolean mayGo = !endpoint.isOpen() || run.probe().isPresent();
        if (run.isOver() || stopping || pause.isPaused() || !mayGo) {
            release(run);
            return;
        }
        pace.enter(run);
    }

    private void attempt(LaneRun run) {
        if (!outbox.holds(run.lane())) {
            release(run);
            return;
        }
        try {
            NotificationRequest request = rendering.render(run.event(), run.key());
            Stopwatch watch = Stopwatch.start(settings.clock());
            attempts.make(subscription.mechanism(), request, status -> settle(run, status, watch));
        } catch (RuntimeException unreadable) { // a border: whatever else is wrong with it, its lane must go on
            conclude(run, verdict.unreadable(run, unreadable));
        }
    }

    private void release(LaneRun run) {
        busy.remove(run.key());
        run.probe().ifPresent(endpoint::decline);
        if (!exhausted || !run.isOver()) {
            ask();
        }
        rest();
    }

    /** If there is nothing under way. */
    private void rest() {
        if (!busy.isEmpty() || inquiry.isUnderWay()) {
            return;
        }
        if (stopping) {
            idle.complete(null);
        } else if (exhausted) {
            inquiry.ready();
        }
    }

    private void settle(LaneRun run, NotificationStatus status, Stopwatch watch) {
        if (status instanceof NotificationStatus.Delivered) {
            health.delivered();
            worked(run);
            conclude(run, new Settlement.Delivered(subscription.name(), run.key(), run.sequence()));
        } else if (status instanceof NotificationStatus.RequestError refused) {
            worked(run);
            FailedAttempt attempt = watch.failed(Outcome.REQUEST_ERROR, refused.reason());
            conclude(run, verdict.refused(run, refused, attempt));
        } else if (status instanceof NotificationStatus.MechanismError error) {
            failed(run, error, watch.failed(Outcome.MECHANISM_ERROR, error.reason()));
        } else if (status instanceof NotificationStatus.EndpointGone gone) {
            gone(gone.reason());
            release(run);
        }
    }

    /** Others of its attempts may say so as well. */
    private void gone(String reason) {
        if (pause.pause(new Pause(settings.clock().instant(), "the receiver wants no more: " + reason))) {
            health.gone(reason);
            pace.leave().forEach(this::release);
        }
    }

    private void worked(LaneRun run) {
        postponed.remove(run.key());
        if (!endpoint.isOpen()) {
            postponed.leaveToTheirSchedule();
        }
        endpoint.answered();
    }

    private void failed(LaneRun run, NotificationStatus.MechanismError error, FailedAttempt attempt) {
        health.failed(error.reason());
        Instant now = settings.clock().instant();
        Optional<Instant> due = postponed.due(run, now);
        Settlement settlement = due.map(time -> verdict.failedEarly(run, error, attempt, time))
                .orElseGet(() -> verdict.failed(run, error, attempt));
        postponed.note(run, Verdict.nextAttempt(settlement), now);
        endpoint.failed(new Circuit.Failure(run.event().id(), run.probe(), error.retryAfter()), error.reason());
        if (due.isPresent() && run.probe().isEmpty()) {
            endpoint.suspect(run.event().id());
        }
        conclude(run, settlement);
    }

    private void conclude(LaneRun run, Settlement settlement) {
        health.concluded(run, settlement);
        settlements.make(settlement);
        if (Verdict.nextAttempt(settlement).isPresent()) {
            release(run);
        } else {
            go(run.advanced());
        }
    }
}
