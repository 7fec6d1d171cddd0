// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.util.Optional;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;

/**
 * How far a lane has come.
 *
 * @param next index of the event that comes next
 * @param failures how often that one has failed
 * @param probe with which the lane was let through an open circuit
 */
record LaneRun(Lane lane, int next, int failures, Optional<Circuit.Probe> probe) {
    static LaneRun of(Lane lane, Optional<Circuit.Probe> probe) {
        return new LaneRun(lane, 0, lane.attempts(), probe);
    }

    OrderingKey key() {
        return lane.key();
    }

    KeptEvent event() {
        return lane.events().get(next);
    }

    long sequence() {
        return event().sequence();
    }

    boolean isOver() {
        return next >= lane.events().size();
    }

    LaneRun advanced() {
        return new LaneRun(lane, next + 1, 0, Optional.empty());
    }
}
