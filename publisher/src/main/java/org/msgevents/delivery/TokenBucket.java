// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.time.Instant;

import org.msgevents.subscription.Rate;

/** Lets as many attempts begin as a rate allows, up to a second's worth of them at once. For one thread. */
final class TokenBucket {
    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final double perNano;
    private final double capacity;
    private double tokens;
    private Instant filledAt;

    private TokenBucket(double perSecond, Instant now) {
        perNano = perSecond / NANOS;
        capacity = Math.max(1, perSecond);
        tokens = capacity;
        filledAt = now;
    }

    static TokenBucket full(Rate rate, Instant now) {
        return new TokenBucket(rate.perSecond(), now);
    }

    /** Zero when an attempt may begin now, which is then counted; else how long until the next one may. */
    Duration take(Instant now) {
        fill(now);
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
    }

    /** A clock that was put back adds nothing. */
    private void fill(Instant now) {
        if (now.isAfter(filledAt)) {
            tokens = Math.min(capacity, tokens + perNano * nanosBetween(filledAt, now));
        }
        filledAt = now;
    }

    private static double nanosBetween(Instant from, Instant to) {
        Duration passed = Duration.between(from, to);
        return passed.getSeconds() * NANOS + passed.getNano();
    }
}
