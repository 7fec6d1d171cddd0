// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that cannot always tell the time. */
final class FailingClock extends Clock {
    private final Clock clock;
    private volatile boolean failing;

    FailingClock(Clock clock) {
        this.clock = clock;
    }

    void fail() {
        failing = true;
    }

    void recover() {
        failing = false;
    }

    @Override
    public Instant instant() {
        if (failing) {
            throw new IllegalStateException("what time is it?");
        }
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
