// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.Settlement;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Subscription;

/** Says what becomes of an event that its mechanism did not take. */
final class Verdict {
    /** Whatever the schedule says: a key that is blocked is not hammered at. */
    private static final Duration SHORTEST_BLOCK = Duration.ofSeconds(1);

    private final String subscription;
    private final DeliveryTerms terms;
    private final DoubleSupplier jitter;

    Verdict(Subscription subscription, DoubleSupplier jitter) {
        this.subscription = subscription.name();
        this.terms = subscription.terms();
        this.jitter = jitter;
    }

    /** Another attempt, or none when there were as many as the schedule has. */
    Settlement failed(LaneRun run, MechanismError error, FailedAttempt attempt) {
        int failures = run.failures() + 1;
        return terms.retry()
                .after(failures, jitter.getAsDouble())
                .<Settlement>map(wait -> new Settlement.Retry(
                        subscription, run.key(), run.sequence(), later(attempt, wait, error.retryAfter()), attempt))
                .orElseGet(() -> hopeless(
                        run,
                        "given up after " + failures + " attempts: " + error.reason(),
                        attempt,
                        error.retryAfter()));
    }

    /** As if the attempt had not been made, but that the receiver may wish for a later one. */
    Settlement failedEarly(LaneRun run, MechanismError error, FailedAttempt attempt, Instant due) {
        Instant wished = later(attempt, Duration.ZERO, error.retryAfter());
        Instant notBefore = wished.isAfter(due) ? wished : due;
        return new Settlement.Deferred(subscription, run.key(), run.sequence(), notBefore, Optional.of(attempt));
    }

    /** No other attempt, unless the key is to be blocked. */
    Settlement refused(LaneRun run, RequestError error, FailedAttempt attempt) {
        return hopeless(run, error.reason(), attempt, Optional.empty());
    }

    private Settlement hopeless(LaneRun run, String reason, FailedAttempt attempt, Optional<Duration> wish) {
        return switch (terms.onExhausted()) {
            case PARK -> new Settlement.Parked(subscription, run.key(), run.sequence(), reason, Optional.of(attempt));
            case DROP -> new Settlement.Dropped(subscription, run.key(), run.sequence());
            case BLOCK ->
                new Settlement.Blocked(
                        subscription, run.key(), run.sequence(), later(attempt, lastWait(), wish), attempt);
        };
    }

    private Duration lastWait() {
        Duration last = terms.retry().last(jitter.getAsDouble());
        return last.compareTo(SHORTEST_BLOCK) > 0 ? last : SHORTEST_BLOCK;
    }

    /** When the lane goes on with the same event; empty when it goes on with the next one. */
    static Optional<Instant> nextAttempt(Settlement settlement) {
        if (settlement instanceof Settlement.Retry retry) {
            return Optional.of(retry.notBefore());
        } else if (settlement instanceof Settlement.Deferred deferred) {
            return Optional.of(deferred.notBefore());
        } else if (settlement instanceof Settlement.Blocked blocked) {
            return Optional.of(blocked.notBefore());
        }
        return Optional.empty();
    }

    private static Instant later(FailedAttempt attempt, Duration wait, Optional<Duration> wish) {
        return attempt.at().plus(attempt.latency()).plus(RetryWish.later(wait, wish));
    }

    /** The outbox holds what nobody can be told. */
    Settlement unreadable(LaneRun run, RuntimeException failure) {
        String reason = "the outbox holds what is no event: " + failure.getMessage();
        return new Settlement.Parked(subscription, run.key(), run.sequence(), reason, Optional.empty());
    }
}
