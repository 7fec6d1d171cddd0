// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.msgevents.outbox.Pause;

/** How long this process surely has the lanes that it took. Thread-safe. */
final class Tenure {
    /** On the server's clock; a node that has not renewed for so long has lost its lanes. */
    static final Duration LEASE = Duration.ofSeconds(5);

    /** A node stops earlier than others may begin: clocks need not run alike. */
    private static final long MARGIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private Renewal last = new Renewal(0, System.nanoTime() - LEASE.toNanos(), Set.of(), Map.of());
    private Runnable whenLanesFallFree = () -> {};
    private Runnable whenPausesChange = () -> {};

    /**
     * What became of asking for the lease.
     *
     * @param term another number for each lease that had to be begun anew
     * @param askedAt {@link System#nanoTime()} before it was asked for
     * @param otherNodes those that have a lease too
     * @param paused the subscriptions that are
     */
    record Renewal(long term, long askedAt, Set<Long> otherNodes, Map<String, Pause> paused) {
        Renewal {
            otherNodes = Set.copyOf(otherNodes);
            paused = Map.copyOf(paused);
        }
    }

    synchronized long term() {
        return last.term();
    }

    /** Whether lanes taken under that term are still this process's. */
    synchronized boolean covers(long term) {
        return term == last.term() && System.nanoTime() - last.askedAt() < LEASE.toNanos() - MARGIN_NANOS;
    }

    synchronized void whenLanesFallFree(Runnable told) {
        whenLanesFallFree = told;
    }

    synchronized void whenPausesChange(Runnable told) {
        whenPausesChange = told;
    }

    /** To be called when the renewal is committed. */
    void renewed(Renewal renewal) {
        replace(renewal).forEach(Runnable::run);
    }

    /** Who is to be told: there may be lanes to take that were not before, or other pauses. */
    private synchronized List<Runnable> replace(Renewal renewal) {
        List<Runnable> told = new ArrayList<>();
        boolean lapsed = !covers(renewal.term());
        boolean nodeLeft = !renewal.otherNodes().containsAll(last.otherNodes());
        if (lapsed || nodeLeft) {
            told.add(whenLanesFallFree);
        }
        if (!renewal.paused().equals(last.paused())) {
            told.add(whenPausesChange);
        }
        last = renewal;
        return told;
    }
}
