// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.reconcile;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for what was missed, at the start and on demand, one run at a time. Thread-safe. */
public final class ReconcileSchedule implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ReconcileSchedule.class);

    /** By then James' servers have begun. */
    private static final Duration FIRST = Duration.ofSeconds(15);

    /**
     * How it stands.
     *
     * @param last empty until a run ended since the start
     */
    public record State(boolean running, Optional<ReconcileRun> last) {}

    private final Supplier<Reconciliation> reconciliation;
    private final ReconcileSettings settings;
    private final AtomicBoolean running = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<ReconcileRun> last = Optional.empty();
    private final ScheduledExecutorService runner = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "message-store-events-reconciliation");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins.
     *
     * @param reconciliation asked for when a run begins, not before: James may not be ready for it
     */
    public ReconcileSchedule(ReconcileSettings settings, Supplier<Reconciliation> reconciliation) {
        this.settings = settings;
        this.reconciliation = reconciliation;
        if (settings.atStart() == ReconcileSettings.AtStart.RUN) {
            var unused = runner.schedule(this::runUnlessRunning, FIRST.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void runUnlessRunning() {
        if (running.compareAndSet(false, true)) {
            run();
        }
    }

    private void run() {
        try {
            last = Optional.of(reconciliation.get().run(settings, this::await));
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOGGER.error("reconciliation failed", failure);
        } finally {
            running.set(false);
        }
    }

    private boolean await(Duration time) throws InterruptedException {
        return ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    public State state() {
        return new State(running.get(), last);
    }

    /** Begins a run; false while one is under way, and after the end. */
    public boolean start() {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        try {
            runner.execute(this::run);
            return true;
        } catch (RejectedExecutionException over) {
            running.set(false);
            return false;
        }
    }

    /** Ends a run after the mailbox at hand. Idempotent. */
    @Override
    public void close() {
        ended.countDown();
        runner.shutdownNow();
    }
}
