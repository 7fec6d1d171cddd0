// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;

/** A clock that cannot tell the time, once. */
final class FailingClock extends Clock {
    private final Clock clock;
    private final AtomicBoolean failing = new AtomicBoolean();

    FailingClock(Clock clock) {
        this.clock = clock;
    }

    void failOnce() {
        failing.set(true);
    }

    @Override
    public Instant instant() {
        if (failing.getAndSet(false)) {
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
