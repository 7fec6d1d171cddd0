// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How full the outbox is, or one subscription's part of it. Says so, once, when it is full and when it has drained. */
final class Gauge {
    private static final Logger LOGGER = LoggerFactory.getLogger(Gauge.class);

    private final String whose;
    private final Bounds bounds;
    private long pending;
    private long octets;
    private boolean reached;

    /** @param whose what it measures, for the log */
    Gauge(String whose, Bounds bounds) {
        this.whose = whose;
        this.bounds = bounds;
    }

    Bounds bounds() {
        return bounds;
    }

    long pending() {
        return pending;
    }

    void add(long events, long moreOctets) {
        pending += events;
        octets += moreOctets;
        if (reached && bounds.leaveHalf(pending, octets)) {
            reached = false;
            LOGGER.info("{} has drained: {} event(s) wait, {} octets", whose, pending, octets);
        }
    }

    /** Whether one more event is to be kept; it may be for the price of an older one. */
    boolean takes(long moreOctets) {
        boolean paused = reached && bounds.onFull() == OnFull.PAUSE;
        boolean fits = bounds.hold(pending + 1, octets + moreOctets);
        if (!fits && !reached) {
            reached = true;
            LOGGER.warn(
                    "{} is full: {} event(s) wait, {} octets; onFull is {}", whose, pending, octets, bounds.onFull());
        }
        return bounds.onFull() == OnFull.DROP_OLDEST || (fits && !paused);
    }

    /** Whether something has to go. */
    boolean overflows() {
        return bounds.onFull() == OnFull.DROP_OLDEST && !bounds.hold(pending, octets);
    }
}
