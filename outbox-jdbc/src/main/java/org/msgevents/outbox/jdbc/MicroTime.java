// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Instants as they are stored: microseconds since 1970, the farthest ones drawn near. */
final class MicroTime {
    private static final long FARTHEST_SECOND = TimeUnit.MICROSECONDS.toSeconds(Long.MAX_VALUE) - 1;

    private MicroTime() {}

    static long of(Instant instant) {
        long second = Math.max(-FARTHEST_SECOND, Math.min(FARTHEST_SECOND, instant.getEpochSecond()));
        return TimeUnit.SECONDS.toMicros(second) + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
    }

    static Instant toInstant(long micros) {
        long second = Math.floorDiv(micros, TimeUnit.SECONDS.toMicros(1));
        return Instant.ofEpochSecond(
                second, TimeUnit.MICROSECONDS.toNanos(Math.floorMod(micros, TimeUnit.SECONDS.toMicros(1))));
    }
}
