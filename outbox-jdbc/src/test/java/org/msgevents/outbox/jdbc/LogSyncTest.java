// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class LogSyncTest {
    private final AtomicInteger syncs = new AtomicInteger();

    @Test
    void syncShouldRunOnceForManyCommits() {
        try (LogSync logSync = LogSync.of(syncs::incrementAndGet)) {
            long start = System.nanoTime();
            int commits = 1_000;
            for (int i = 0; i < commits; i++) {
                logSync.schedule();
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);

            await().until(() -> syncs.get() > 0);
            assertThat(syncs.get()).isLessThanOrEqualTo(1 + (int) elapsed.toMillis());
        }
    }

    @Test
    void commitDuringASyncShouldBeSyncedAfterIt() throws InterruptedException {
        Semaphore started = new Semaphore(0);
        Semaphore finish = new Semaphore(0);
        try (LogSync logSync = LogSync.of(() -> {
            started.release();
            finish.acquireUninterruptibly();
        })) {
            logSync.schedule();
            started.acquire();

            logSync.schedule();
            finish.release(2);

            assertThat(started.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
