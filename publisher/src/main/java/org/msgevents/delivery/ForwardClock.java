// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A clock that is not set back: what waits until some time would wait for as long as it was set back. Where the other
 * clock is more than a minute behind what it was, this one goes on from there, and follows again when the other has
 * caught up. Thread-safe.
 */
public final class ForwardClock extends Clock {
    /** The smaller steps of a clock that is kept right, leap seconds among them, do no harm. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Clock clock;
    private final LongSupplier nanos;
    private long readAt;
    private Instant read;

    /** @param nanos counts on at an even pace, as {@link System#nanoTime()} does */
    ForwardClock(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.readAt = nanos.getAsLong();
        this.read = clock.instant();
    }

    /** The machine's. Those of one process agree, unless the machine's was set back between their making. */
    public static Clock system() {
        return new ForwardClock(Clock.systemUTC(), System::nanoTime);
    }

    @Override
    public synchronized Instant instant() {
        long now = nanos.getAsLong();
        Instant expected = read.plusNanos(now - readAt);
        Instant told = clock.instant();
        readAt = now;
        read = told.isBefore(expected.minus(TOLERANCE)) ? expected : told;
        return read;
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ForwardClock(clock.withZone(zone), nanos);
    }
}
