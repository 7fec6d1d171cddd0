// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches that the disk keeps some room for others. Not thread-safe. */
final class DiskFloor {
    /** Tells how many octets are free. */
    interface FreeSpace {
        long octets() throws IOException;
    }

    /** What is to be free above the floor for what nobody need have. */
    static final long SPARE = 64L << 20;

    private static final Logger LOGGER = LoggerFactory.getLogger(DiskFloor.class);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private final FreeSpace free;
    private final long floor;
    private final long lookAgainNanos;
    private long lookedAt;
    private boolean below;
    private boolean near;

    private DiskFloor(FreeSpace free, long floor, long lookAgainNanos) {
        this.free = free;
        this.floor = floor;
        this.lookAgainNanos = lookAgainNanos;
        lookedAt = System.nanoTime() - lookAgainNanos;
    }

    /** Looks once a second at most. */
    static DiskFloor of(Path directory, long floor) {
        return new DiskFloor(() -> Files.getFileStore(directory).getUsableSpace(), floor, LOOK_AGAIN_NANOS);
    }

    /** Looks whenever it is asked. */
    static DiskFloor of(FreeSpace free, long floor) {
        return new DiskFloor(free, floor, 0);
    }

    /** Whether there is room for what nobody need have, too. */
    boolean leavesRoomToSpare() {
        lookNow();
        return !near;
    }

    /** Also when it cannot be told: a disk that does not answer is found out by the write. */
    boolean leavesRoom() {
        if (floor > 0) {
            lookNow();
        }
        return !below;
    }

    private void lookNow() {
        long now = System.nanoTime();
        if (now - lookedAt >= lookAgainNanos) {
            lookedAt = now;
            look();
        }
    }

    private void look() {
        try {
            long octets = free.octets();
            if (octets < floor && !below) {
                LOGGER.error(
                        "The outbox's disk has {} octets left, minFreeDisk is {}: new events are refused"
                                + " until there is room. Mail goes on.",
                        octets,
                        floor);
            } else if (octets >= floor && below) {
                LOGGER.info("The outbox's disk has {} octets left: new events are kept again", octets);
            }
            below = octets < floor;
            tellIfNear(octets);
        } catch (IOException failure) {
            LOGGER.debug("The outbox's disk does not tell how much room it has", failure);
            below = false;
            near = false;
        }
    }

    private void tellIfNear(long octets) {
        boolean isNear = octets - SPARE < floor;
        if (isNear && !near) {
            LOGGER.warn(
                    "The outbox's disk has {} octets left, less than {} above minFreeDisk: delivered events go before"
                            + " their time, and cannot be replayed",
                    octets,
                    SPARE);
        }
        near = isNear;
    }
}
