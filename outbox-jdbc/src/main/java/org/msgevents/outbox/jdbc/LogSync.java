// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings SQLite's write-ahead log to the disk a moment after it was written, beside the committer. Thread-safe. */
final class LogSync implements AutoCloseable {
    /** Leaves the disk as long again to be done within the 10 milliseconds promised. */
    private static final Duration DELAY = Duration.ofMillis(5);

    private static final Logger LOGGER = LoggerFactory.getLogger(LogSync.class);

    private final Runnable sync;
    private final ExecutorService executor;
    private final Executor later;
    private final AtomicBoolean scheduled = new AtomicBoolean();

    private LogSync(Runnable sync) {
        this.sync = sync;
        executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "outbox-log-sync");
            thread.setDaemon(true);
            return thread;
        });
        later = CompletableFuture.delayedExecutor(DELAY.toNanos(), TimeUnit.NANOSECONDS, executor);
    }

    static LogSync of(Path log) {
        return of(() -> sync(log));
    }

    static LogSync of(Runnable sync) {
        return new LogSync(sync);
    }

    /** Of many calls within the delay the first counts. */
    void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            later.execute(() -> {
                scheduled.set(false);
                sync.run();
            });
        }
    }

    private static void sync(Path log) {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.force(false);
        } catch (NoSuchFileException gone) {
            LOGGER.debug("{} is gone: its content is in the database", log, gone);
        } catch (IOException failure) {
            LOGGER.error("{} is not on the disk: a power cut would lose the newest events", log, failure);
        }
    }

    /** What is scheduled is left: closing the database brings all to the disk. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
