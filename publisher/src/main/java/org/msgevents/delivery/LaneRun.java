// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;

/**
 * How far a lane has come.
 *
 * @param next index of the event that comes next
 * @param failures how often that one has failed
 */
record LaneRun(Lane lane, int next, int failures) {
    static LaneRun of(Lane lane) {
        return new LaneRun(lane, 0, lane.attempts());
    }

    OrderingKey key() {
        return lane.key();
    }

    KeptEvent event() {
        return lane.events().get(next);
    }

    boolean isOver() {
        return next >= lane.events().size();
    }

    LaneRun advanced() {
        return new LaneRun(lane, next + 1, 0);
    }
}
