// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.util.LinkedHashSet;
import java.util.Set;

import org.msgevents.event.EventId;

/** The last events that failed for reasons of their own. For one thread. */
final class Suspects {
    private static final int MOST = 1_024;

    private final Set<EventId> events = new LinkedHashSet<>();

    void add(EventId event) {
        events.remove(event);
        events.add(event);
        if (events.size() > MOST) {
            events.remove(events.iterator().next());
        }
    }

    boolean has(EventId event) {
        return events.contains(event);
    }
}
