// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which all deliveries are decided: what it is given it does in that order. Thread-safe.
 *
 * <p>While it has something to do nobody need wake it, and nothing is sorted by its time but what has one.
 */
final class DeliveryThread implements Executor {
    private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryThread.class);

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("message-store-events-delivery"),
            new ThreadPoolExecutor.DiscardPolicy());
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
            1, named("message-store-events-timers"), new ThreadPoolExecutor.DiscardPolicy());
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger undone = new AtomicInteger();

    DeliveryThread() {
        timers.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What is not done when it stops is left. */
    @Override
    public void execute(Runnable work) {
        waiting.add(work);
        if (undone.getAndIncrement() == 0) {
            thread.execute(this::carryOut);
        }
    }

    private void carryOut() {
        int due = undone.get();
        int done = 0;
        try {
            while (done < due && !isStopped()) {
                done++;
                carryOut(waiting.remove());
            }
        } finally {
            // After an error, too, which ends the thread: what waits is for the next one.
            if (undone.addAndGet(-done) > 0) {
                thread.execute(this::carryOut);
            }
        }
    }

    /** The border between deliveries: what fails in one of them must not end the others. */
    private static void carryOut(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOGGER.error("A step of a delivery failed", failure);
        }
    }

    Timer after(Duration delay, Runnable work) {
        return new Timer(delay, work);
    }

    boolean isStopped() {
        return thread.isShutdown();
    }

    void stop() {
        timers.shutdownNow();
        thread.shutdownNow();
    }

    /** Something to be done later. */
    final class Timer {
        private final Future<?> pending;
        private volatile boolean cancelled;

        private Timer(Duration delay, Runnable work) {
            pending = timers.schedule(
                    () -> execute(() -> {
                        if (!cancelled) {
                            work.run();
                        }
                    }),
                    delay.toMillis(),
                    TimeUnit.MILLISECONDS);
        }

        /** On the delivery thread it does not begin any more. */
        void cancel() {
            cancelled = true;
            pending.cancel(false);
        }
    }
}
