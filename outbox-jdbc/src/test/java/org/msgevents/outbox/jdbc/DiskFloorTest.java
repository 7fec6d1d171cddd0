// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFloorTest {
    private static final long FLOOR = 1_000;

    private final AtomicLong free = new AtomicLong(FLOOR);
    private final DiskFloor floor = DiskFloor.of(free::get, FLOOR);

    @Test
    void roomShouldBeLeftWhileTheFloorIsFree() {
        boolean atTheFloor = floor.leavesRoom();
        free.set(FLOOR - 1);
        boolean below = floor.leavesRoom();
        free.set(FLOOR);

        assertThat(atTheFloor).isTrue();
        assertThat(below).isFalse();
        assertThat(floor.leavesRoom()).isTrue();
    }

    @Test
    void roomToSpareShouldBeLeftAboveTheFloorOrWhereThereIsNone() {
        DiskFloor none = DiskFloor.of(free::get, 0);
        free.set(FLOOR + DiskFloor.SPARE);
        boolean plenty = floor.leavesRoomToSpare() && none.leavesRoomToSpare();
        free.set(DiskFloor.SPARE);
        boolean aboveNone = none.leavesRoomToSpare();
        boolean aboveFloor = floor.leavesRoomToSpare();
        free.set(DiskFloor.SPARE - 1);

        assertThat(plenty).isTrue();
        assertThat(aboveNone).isTrue();
        assertThat(aboveFloor).isFalse();
        assertThat(none.leavesRoomToSpare()).isFalse();
        assertThat(none.leavesRoom()).isTrue();
    }

    @Test
    void roomShouldBeLeftWhenTheDiskDoesNotTell() {
        AtomicInteger asked = new AtomicInteger();
        DiskFloor silent = DiskFloor.of(
                () -> {
                    if (asked.getAndIncrement() == 0) {
                        return 0;
                    }
                    throw new IOException("stale file handle");
                },
                FLOOR);

        assertThat(silent.leavesRoom()).isFalse();
        assertThat(silent.leavesRoom()).isTrue();
    }

    @Test
    void diskShouldNotBeAskedWhenThereIsNoFloor() {
        DiskFloor none = DiskFloor.of(
                () -> {
                    throw new AssertionError("asked");
                },
                0);

        assertThat(none.leavesRoom()).isTrue();
    }

    @Test
    void freeSpaceShouldBeThatOfTheDirectorysDisk(@TempDir Path directory) {
        assertThat(DiskFloor.of(directory, 1).leavesRoom()).isTrue();
        assertThat(DiskFloor.of(directory, Long.MAX_VALUE).leavesRoom()).isFalse();
    }
}
