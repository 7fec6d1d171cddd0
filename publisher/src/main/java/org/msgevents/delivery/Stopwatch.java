// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.msgevents.outbox.FailedAttempt;

/** When an attempt began, for the record of one that fails. */
record Stopwatch(Instant begun, long nanos) {
    static Stopwatch start(Clock clock) {
        return new Stopwatch(clock.instant(), System.nanoTime());
    }

    FailedAttempt failed(FailedAttempt.Outcome outcome, String reason) {
        return new FailedAttempt(begun, Duration.ofNanos(System.nanoTime() - nanos), outcome, reason);
    }
}
