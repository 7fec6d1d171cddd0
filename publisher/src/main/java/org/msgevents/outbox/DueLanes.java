// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a subscription is to get next.
 *
 * @param lanes those waiting longest first
 * @param next when the earliest of the other lanes falls due, busy ones aside
 * @param exhausted whether there is nothing else to get until something is appended or put back, or is not delivered
 */
public record DueLanes(List<Lane> lanes, Optional<Instant> next, boolean exhausted) {
    /** Of an outbox that does not know whether there is more. */
    public DueLanes(List<Lane> lanes, Optional<Instant> next) {
        this(lanes, next, false);
    }

    public DueLanes {
        lanes = List.copyOf(lanes);
    }
}
