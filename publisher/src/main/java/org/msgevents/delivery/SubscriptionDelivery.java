// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.json.EventFormatException;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.FailedAttempt.Outcome;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Settlement;
import org.msgevents.subscription.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one subscription's events from the outbox to its mechanism: in order per key, one attempt at a time per key,
 * several keys at once.
 *
 * <p>Everything but {@link #wake} runs on the delivery thread. What is in memory are the lanes under way, whatever
 * waits in the outbox.
 */
final class SubscriptionDelivery {
    private static final Logger LOGGER = LoggerFactory.getLogger(SubscriptionDelivery.class);
    private static final Duration OUTBOX_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_WISH = Duration.ofDays(1);

    private final Subscription subscription;
    private final Outbox outbox;
    private final DeliverySettings settings;
    private final ScheduledExecutorService thread;
    private final Rendering rendering;
    private final DestinationHealth health;
    private final Pace pace;
    private final Map<OrderingKey, LaneRun> busy = new HashMap<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private boolean asking;
    private boolean askAgain;
    private boolean stopping;
    private Optional<ScheduledFuture<?>> alarm = Optional.empty();

    SubscriptionDelivery(
            Subscription subscription, Outbox outbox, DeliverySettings settings, ScheduledExecutorService thread) {
        this.subscription = subscription;
        this.outbox = outbox;
        this.settings = settings;
        this.thread = thread;
        this.rendering =
                new Rendering(subscription.inclusion(), subscription.telling().limit());
        this.health = new DestinationHealth(subscription);
        this.pace = Pace.of(subscription.terms().rate(), settings.clock(), thread, this::attempt);
    }

    /** There may be something to deliver. From any thread. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            thread.execute(() -> {
                woken.set(false);
                ask();
            });
        }
    }

    /** Begins no further attempt; completes when none is under way. From any thread. */
    CompletableFuture<Void> stop() {
        thread.execute(() -> {
            stopping = true;
            alarm.ifPresent(pending -> pending.cancel(false));
            pace.leave().forEach(this::release);
            tellIfIdle();
        });
        return idle;
    }

    private void ask() {
        int free = subscription.terms().maxInFlight() - busy.size();
        if (stopping || health.isGone() || free == 0) {
            return;
        }
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        outbox.due(new DueQuery(
                        subscription.name(), settings.clock().instant(), free, settings.eventsPerLane(), busy.keySet()))
                .whenCompleteAsync(this::answered, thread);
    }

    private void answered(@Nullable DueLanes due, @Nullable Throwable failure) {
        asking = false;
        if (due == null) {
            LOGGER.warn("Subscription {}: the outbox cannot be read, trying again", subscription.name(), failure);
            wakeAt(settings.clock().instant().plus(OUTBOX_RETRY));
            return;
        }
        due.lanes().forEach(lane -> go(LaneRun.of(lane)));
        due.next().ifPresent(this::wakeAt);
        if (askAgain) {
            askAgain = false;
            ask();
        }
    }

    private void wakeAt(Instant time) {
        alarm.ifPresent(pending -> pending.cancel(false));
        long millis =
                Math.max(0, Duration.between(settings.clock().instant(), time).toMillis()) + 1;
        alarm = stopping ? Optional.empty() : Optional.of(thread.schedule(this::ask, millis, TimeUnit.MILLISECONDS));
    }

    private void go(LaneRun run) {
        if (run.isOver() || stopping || health.isGone()) {
            release(run);
            return;
        }
        busy.put(run.key(), run);
        pace.enter(run);
    }

    private void attempt(LaneRun run) {
        try {
            NotificationRequest request = rendering.render(run.event(), run.key());
            Stopwatch watch = Stopwatch.start(settings.clock());
            Attempt.make(subscription.mechanism(), request, settings.deadline())
                    .thenAcceptAsync(status -> settle(run, status, watch), thread);
        } catch (EventFormatException unreadable) {
            park(run, "the outbox holds what is no event: " + unreadable.getMessage(), Optional.empty());
        }
    }

    private void release(LaneRun run) {
        busy.remove(run.key());
        tellIfIdle();
        ask();
    }

    private void tellIfIdle() {
        if (stopping && busy.isEmpty()) {
            idle.complete(null);
        }
    }

    private void settle(LaneRun run, NotificationStatus status, Stopwatch watch) {
        if (status instanceof NotificationStatus.Delivered) {
            health.delivered();
            settle(new Settlement.Delivered(
                    subscription.name(), run.key(), run.event().sequence()));
            go(run.advanced());
        } else if (status instanceof NotificationStatus.RequestError refused) {
            park(run, refused.reason(), Optional.of(watch.failed(Outcome.REQUEST_ERROR, refused.reason())));
        } else if (status instanceof NotificationStatus.MechanismError failed) {
            health.failed(failed.reason());
            retry(run, failed, watch.failed(Outcome.MECHANISM_ERROR, failed.reason()));
        } else if (status instanceof NotificationStatus.EndpointGone gone) {
            health.gone(gone.reason());
            release(run);
        }
    }

    private void retry(LaneRun run, NotificationStatus.MechanismError failed, FailedAttempt attempt) {
        int failures = run.failures() + 1;
        Optional<Duration> wait =
                subscription.terms().retry().after(failures, settings.jitter().getAsDouble());
        if (wait.isEmpty()) {
            park(run, "given up after " + failures + " attempts: " + failed.reason(), Optional.of(attempt));
            return;
        }
        Instant notBefore = settings.clock().instant().plus(later(wait.orElseThrow(), failed));
        settle(new Settlement.Retry(subscription.name(), run.key(), run.event().sequence(), notBefore, attempt));
        release(run);
    }

    /** The later of our own wait and the receiver's wish; a wish beyond a day counts as a day. */
    private static Duration later(Duration wait, NotificationStatus.MechanismError failed) {
        return failed.retryAfter()
                .map(wish -> wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish)
                .filter(wish -> wish.compareTo(wait) > 0)
                .orElse(wait);
    }

    private void park(LaneRun run, String reason, Optional<FailedAttempt> attempt) {
        LOGGER.error(
                "Subscription {}: event {} is parked: {}",
                subscription.name(),
                run.event().id(),
                reason);
        settle(new Settlement.Parked(subscription.name(), run.key(), run.event().sequence(), reason, attempt));
        go(run.advanced());
    }

    private void settle(Settlement settlement) {
        outbox.settle(settlement).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOGGER.warn(
                        "Subscription {}: an answer is forgotten, its event comes again", subscription.name(), failure);
            }
        });
    }
}
