// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.msgevents.outbox.OutboxException;

/**
 * Keeps a directory to one outbox: by a lock on a file, held until it is closed or the process ends, whatever way.
 *
 * <p>A process loses its locks on a file as soon as it closes any descriptor of that file. So that a second outbox of
 * this process does not take the first one's lock away, who holds what within the process stands in the system
 * properties, which all class loaders share.
 */
final class OutboxLock implements AutoCloseable {
    private static final String FILE = "outbox.lock";
    private static final String PROPERTY_PREFIX = "org.msgevents.outbox.lock:";

    /** Locked is an octet far behind the text: where locks are mandatory, the text can still be read. */
    private static final long LOCKED_OCTET = Long.MAX_VALUE - 1;

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final String property;
    private final FileChannel channel;

    private OutboxLock(String property, FileChannel channel) {
        this.property = property;
        this.channel = channel;
    }

    /**
     * @param patience how long to wait for an outbox of this process that is about to close
     * @throws OutboxException when another outbox has the directory
     */
    static OutboxLock acquire(Path directory, Duration patience) throws IOException {
        Path file = directory.toRealPath().resolve(FILE);
        String property = PROPERTY_PREFIX + file;
        String owner = Long.toString(ProcessHandle.current().pid());
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (System.getProperties().putIfAbsent(property, owner) != null) {
            if (System.nanoTime() - giveUpAt >= 0) {
                throw inUse(directory, "this process");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        try {
            return new OutboxLock(property, lock(directory, file, owner));
        } catch (IOException | OutboxException failure) {
            System.getProperties().remove(property);
            throw failure;
        }
    }

    private static FileChannel lock(Path directory, Path file, String owner) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED_OCTET, 1, false) == null) {
                throw inUse(directory, "process " + Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | OutboxException failure) {
            channel.close();
            throw failure;
        }
    }

    private static OutboxException inUse(Path directory, String owner) {
        return new OutboxException("outbox directory " + directory + " is in use by " + owner
                + ": stop that one first, or give each a directory of its own");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            System.getProperties().remove(property);
        }
    }
}
