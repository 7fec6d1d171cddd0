// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes when it is told to. Thread-safe. */
public final class MutableClock extends Clock {
    private Instant now;

    private MutableClock(Instant start) {
        now = start;
    }

    public static MutableClock startingAt(Instant start) {
        return new MutableClock(start);
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Always UTC: the zone is of no account here. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
