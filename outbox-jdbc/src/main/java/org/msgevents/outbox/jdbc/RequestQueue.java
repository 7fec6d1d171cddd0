// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The requests that wait for the committer, in order. Thread-safe; one thread takes. */
final class RequestQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private boolean closed;
    private long awakeAt;

    /** Whether the queue is still open, and has taken the request. Nobody is woken early for one that can wait. */
    boolean offer(Request request) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            waiting.add(request);
            if (!request.canWait() || awakeAt - System.nanoTime() > Session.SETTLEMENTS_WAIT.toNanos()) {
                arrival.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is there, waiting for a first one if there is none; what results is empty when the time is over or
     * the queue is closed.
     */
    List<Request> take(int limit, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            awakeAt = System.nanoTime() + nanos;
            while (waiting.isEmpty() && !closed && left > 0) {
                left = arrival.awaitNanos(left);
            }
            return take(limit);
        } finally {
            lock.unlock();
        }
    }

    /** Takes what is there. */
    List<Request> take(int limit) {
        lock.lock();
        try {
            List<Request> taken = new ArrayList<>(Math.min(limit, waiting.size()));
            while (taken.size() < limit && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more requests; those that wait can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrival.signal();
        } finally {
            lock.unlock();
        }
    }

    /** True when the queue is closed and empty: nothing will come any more. */
    boolean isExhausted() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
