// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what went wrong, every time, and says so in the log, at most once a minute. Thread-safe. */
final class Losses {
    private static final Logger LOGGER = LoggerFactory.getLogger(Losses.class);
    private static final long QUIET_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Clock clock;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong incomplete = new AtomicLong();
    private final AtomicLong lostTold = new AtomicLong(Long.MIN_VALUE / 2);
    private final AtomicLong incompleteTold = new AtomicLong(Long.MIN_VALUE / 2);

    Losses(Clock clock) {
        this.clock = clock;
    }

    void lost(int events, Throwable cause) {
        long total = lost.addAndGet(events);
        if (isTime(lostTold)) {
            LOGGER.error(
                    "{} event(s) could not be kept and are lost; {} since the start. Mail goes on.",
                    events,
                    total,
                    cause);
        }
    }

    void incomplete(Throwable cause) {
        long total = incomplete.incrementAndGet();
        if (isTime(incompleteTold)) {
            LOGGER.warn("A look-up failed, its event goes without; {} since the start", total, cause);
        }
    }

    private boolean isTime(AtomicLong last) {
        long now = clock.millis();
        long before = last.get();
        return now - before >= QUIET_MILLIS && last.compareAndSet(before, now);
    }

    long lost() {
        return lost.get();
    }

    long incomplete() {
        return incomplete.get();
    }
}
