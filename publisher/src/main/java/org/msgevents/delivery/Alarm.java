// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Has something done once, at a time that can still be changed. For the delivery thread. */
final class Alarm {
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private final Runnable work;
    private Optional<ScheduledFuture<?>> pending = Optional.empty();

    Alarm(Clock clock, ScheduledExecutorService thread, Runnable work) {
        this.clock = clock;
        this.thread = thread;
        this.work = work;
    }

    /** In place of any time set before. */
    void setTo(Instant time) {
        cancel();
        long millis = Math.max(0, Duration.between(clock.instant(), time).toMillis());
        pending = Optional.of(thread.schedule(work, millis + 1, TimeUnit.MILLISECONDS));
    }

    void cancel() {
        pending.ifPresent(set -> set.cancel(false));
    }
}
