// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When an event is tried again, and when it is given up.
 *
 * @param waits before each attempt, the first included; as many as there are attempts, at least one
 */
public record RetrySchedule(List<Duration> waits) {
    /** The schedule that Standard Webhooks recommends: ten attempts in 75 hours. */
    public static final RetrySchedule STANDARD_WEBHOOKS = new RetrySchedule(List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)));

    private static final double SPREAD = 0.2;

    public RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.isEmpty()) {
            throw new IllegalArgumentException("a retry schedule needs at least one attempt");
        }
    }

    /**
     * The wait after that many failures, at least 1; empty when no attempt is left.
     *
     * @param jitter 0 (inclusive) to 1 (exclusive): spreads the wait over 80 to 120 percent
     */
    public Optional<Duration> after(int failures, double jitter) {
        if (failures >= waits.size()) {
            return Optional.empty();
        }
        return Optional.of(spread(waits.get(failures), jitter));
    }

    /** The wait before the last attempt. */
    public Duration last(double jitter) {
        return spread(waits.get(waits.size() - 1), jitter);
    }

    private static Duration spread(Duration wait, double jitter) {
        double factor = 1 - SPREAD + 2 * SPREAD * jitter;
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }
}
