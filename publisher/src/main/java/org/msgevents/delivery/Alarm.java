// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Has something done once, at a time that can still be changed. For the delivery thread. */
final class Alarm {
    private final Clock clock;
    private final DeliveryThread thread;
    private final Runnable work;
    private Optional<DeliveryThread.Timer> pending = Optional.empty();

    Alarm(Clock clock, DeliveryThread thread, Runnable work) {
        this.clock = clock;
        this.thread = thread;
        this.work = work;
    }

    /** In place of any time set before. */
    void setTo(Instant time) {
        cancel();
        pending =
                Optional.of(thread.after(Duration.between(clock.instant(), time).plusMillis(1), work));
    }

    void cancel() {
        pending.ifPresent(DeliveryThread.Timer::cancel);
    }
}
