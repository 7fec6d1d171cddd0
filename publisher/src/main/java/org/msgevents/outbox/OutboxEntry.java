// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.util.Set;

import org.msgevents.event.EventId;
import org.msgevents.event.OrderingKey;

/**
 * An event to keep.
 *
 * @param body the event in its stored form, kept byte for byte
 * @param subscriptions the names of those that want it, at least one
 */
public record OutboxEntry(EventId id, OrderingKey key, String body, Set<String> subscriptions) {
    public OutboxEntry {
        subscriptions = Set.copyOf(subscriptions);
        if (subscriptions.isEmpty()) {
            throw new IllegalArgumentException("event " + id + " is wanted by nobody");
        }
    }
}
