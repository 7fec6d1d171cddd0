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
    private boolean paused;

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

    long octets() {
        return octets;
    }

    boolean isEmpty() {
        return pending == 0 && octets == 0;
    }

    /** Whether nothing new is to be kept until half of the room is free. */
    boolean isPaused() {
        return paused;
    }

    void add(long events, long moreOctets) {
        pending += events;
        octets += moreOctets;
        boolean drains = events < 0 || moreOctets < 0;
        if (reached && drains && bounds.leaveHalf(pending, octets)) {
            drained();
        }
    }

    /** Another process has paused it. Where it does not pause here, that is theirs to end. */
    void pausedElsewhere() {
        paused = true;
        if (pauses() && bounds.leaveHalf(pending, octets)) {
            drained();
        } else if (pauses()) {
            reached();
        }
    }

    /** No process has paused it, or one has ended it. */
    void openElsewhere() {
        if (paused && pauses()) {
            drained();
        }
        paused = false;
    }

    /** Whether one more event is to be kept; it may be for the price of an older one. */
    boolean takes(long moreOctets) {
        boolean fits = bounds.hold(pending + 1, octets + moreOctets);
        if (!fits) {
            overrun();
        }
        return bounds.onFull() == OnFull.DROP_OLDEST || (fits && !(paused && pauses()));
    }

    /** Whether one more event leaves half of the room to what is new; one alone may take more. */
    boolean takesAgain(long moreOctets) {
        return bounds.leaveHalf(pending + 1, octets + moreOctets) || (isEmpty() && bounds.hold(1, moreOctets));
    }

    /** An event that is too large for more than half of the room is no reason to pause: nothing need ever drain. */
    private void overrun() {
        paused |= pauses() && !bounds.leaveHalf(pending, octets);
        reached();
    }

    private void reached() {
        if (!reached) {
            reached = true;
            LOGGER.warn(
                    "{} is full: {} event(s) wait, {} octets; onFull is {}", whose, pending, octets, bounds.onFull());
        }
    }

    private void drained() {
        reached = false;
        paused &= !pauses();
        LOGGER.info("{} has drained: {} event(s) wait, {} octets", whose, pending, octets);
    }

    private boolean pauses() {
        return bounds.onFull() == OnFull.PAUSE;
    }

    /** Whether something has to go. */
    boolean overflows() {
        return bounds.onFull() == OnFull.DROP_OLDEST && !bounds.hold(pending, octets);
    }

    /** Whether it overflows by octets, of which what is parked has some. */
    boolean isTooHeavy() {
        return !bounds.holdOctets(octets);
    }
}
