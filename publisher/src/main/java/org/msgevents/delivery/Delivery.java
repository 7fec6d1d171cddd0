// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Pause;
import org.msgevents.subscription.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from the outbox to the mechanisms of all subscriptions, on one thread of its own, without ever blocking
 * it.
 *
 * <p>Thread-safe. It does not poll: it is woken by what is appended, by what is answered, and by the time of the next
 * attempt.
 */
public final class Delivery {
    private static final Logger LOGGER = LoggerFactory.getLogger(Delivery.class);
    private static final Duration OUTBOX_RETRY = Duration.ofSeconds(1);

    private final DeliveryThread thread;
    private final Outbox outbox;
    private final Members members;

    private Delivery(DeliveryThread thread, Outbox outbox, Members members) {
        this.thread = thread;
        this.outbox = outbox;
        this.members = members;
    }

    /** Begins with what the outbox still holds. */
    public static Delivery start(List<Subscription> subscriptions, Outbox outbox, DeliverySettings settings) {
        DeliveryThread thread = new DeliveryThread();
        Delivery delivery = new Delivery(thread, outbox, new Members(outbox, settings, thread));
        outbox.whenLanesFallFree(() -> delivery.wake(delivery.members.names()));
        outbox.whenPausesChange(delivery::pausesChanged);
        var unused = delivery.replace(subscriptions);
        return delivery;
    }

    /**
     * Delivers for these from now on. Those that it delivered for, and that are equal, go on undisturbed. Of the others
     * no attempt begins any more; when their last one has ended their mechanisms are closed, and only then the first
     * attempt of a subscription with the same name begins.
     *
     * @return completes when that is so
     */
    public CompletionStage<Void> replace(List<Subscription> subscriptions) {
        return CompletableFuture.completedFuture(List.copyOf(subscriptions))
                .thenComposeAsync(members::replace, thread)
                .thenRun(this::pausesChanged);
    }

    /**
     * Of a subscription that it delivers for; empty for any other, and for one that has yet to begin. It is not told to
     * be paused when the outbox knows that it is.
     */
    public Optional<DeliveryState> state(String subscription) {
        return members.find(subscription).map(SubscriptionDelivery::state);
    }

    /** Events were appended, or put back, for these subscriptions. */
    public void wake(Collection<String> subscriptions) {
        for (String name : subscriptions) {
            members.find(name).ifPresent(SubscriptionDelivery::wake);
        }
    }

    /** Somebody paused or resumed a subscription in the outbox. */
    public void pausesChanged() {
        outbox.paused().whenCompleteAsync(this::tell, thread);
    }

    private void tell(@Nullable Map<String, Pause> paused, @Nullable Throwable failure) {
        if (paused == null) {
            LOGGER.warn("It cannot be read which subscriptions are paused, trying again", failure);
            var unused = thread.after(OUTBOX_RETRY, this::pausesChanged);
            return;
        }
        members.current().forEach((name, member) -> member.tell(Optional.ofNullable(paused.get(name))));
    }

    /**
     * Begins no further attempt, waits for those under way, and abandons what takes longer than {@code patience}: that
     * is told again after the next
     * start. Idempotent.
     */
    public void stop(Duration patience) {
        if (thread.isStopped()) {
            return;
        }
        CompletableFuture.completedFuture(members)
                .thenComposeAsync(Members::stop, thread)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        thread.stop();
        members.abandon();
    }
}
