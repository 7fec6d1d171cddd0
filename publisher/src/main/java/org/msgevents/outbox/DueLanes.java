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
 */
public record DueLanes(List<Lane> lanes, Optional<Instant> next) {
    public DueLanes {
        lanes = List.copyOf(lanes);
    }
}
