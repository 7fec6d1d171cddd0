// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.time.Instant;
import java.util.Set;

import org.msgevents.event.OrderingKey;

/**
 * Asks what a subscription is to get next.
 *
 * @param now lanes whose next attempt lies after it are not due
 * @param lanes how many at most
 * @param eventsPerLane how many at most
 * @param busy lanes that are not wanted, because an attempt is under way
 */
public record DueQuery(String subscription, Instant now, int lanes, int eventsPerLane, Set<OrderingKey> busy) {
    public DueQuery {
        busy = Set.copyOf(busy);
    }
}
