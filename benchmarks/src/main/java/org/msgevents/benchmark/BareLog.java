// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A loop that appends to a file and calls fdatasync: the least that being durable can cost, one event at a time. */
public final class BareLog {
    /** About what an event of one message is. */
    private static final int EVENT_OCTETS = 1_200;

    private BareLog() {}

    /** The mean time of an append with its fdatasync, in nanoseconds. The file is made anew and removed again. */
    public static double nanosPerAppend(Path directory, int appends) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(directory), "bare", ".log");
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer event = ByteBuffer.allocateDirect(EVENT_OCTETS);
            long begin = System.nanoTime();
            for (int i = 0; i < appends; i++) {
                log.write(event.clear());
                log.force(false);
            }
            return (double) (System.nanoTime() - begin) / appends;
        } finally {
            Files.delete(file);
        }
    }
}
