// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.util.List;

import org.msgevents.event.OrderingKey;

/**
 * The first events of one key that one subscription has yet to get.
 *
 * @param attempts how often the first of them has failed
 * @param events at least one, in order
 */
public record Lane(OrderingKey key, int attempts, List<KeptEvent> events) {
    public Lane {
        events = List.copyOf(events);
    }
}
