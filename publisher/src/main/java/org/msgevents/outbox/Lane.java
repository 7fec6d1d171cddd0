// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.util.List;

import org.msgevents.event.OrderingKey;

/**
 * The first events of one key that one subscription has yet to get.
 *
 * @param attempts how often the first of them has failed
 * @param events at least one, in order
 * @param term under which the process has the lane, for the outbox's use
 */
public record Lane(OrderingKey key, int attempts, List<KeptEvent> events, long term) {
    /** Of an outbox that nobody shares. */
    public Lane(OrderingKey key, int attempts, List<KeptEvent> events) {
        this(key, attempts, events, 0);
    }

    public Lane {
        events = List.copyOf(events);
    }
}
