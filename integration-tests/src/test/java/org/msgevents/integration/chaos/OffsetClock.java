// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Wrong by what stands in a file, as a {@link Duration}; looks there often. */
final class OffsetClock extends Clock {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Clock right;
    private final AtomicReference<Duration> offset;

    private OffsetClock(Clock right, AtomicReference<Duration> offset) {
        this.right = right;
        this.offset = offset;
    }

    static OffsetClock by(Path file) {
        AtomicReference<Duration> offset = new AtomicReference<>(read(file));
        Thread reader = new Thread(
                () -> {
                    while (true) {
                        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
                        offset.set(read(file));
                    }
                },
                "offset-clock");
        reader.setDaemon(true);
        reader.start();
        return new OffsetClock(Clock.systemUTC(), offset);
    }

    private static Duration read(Path file) {
        try {
            return Duration.parse(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Instant instant() {
        return right.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new OffsetClock(right.withZone(zone), offset);
    }
}
