// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.msgevents.event.EventName;
import org.msgevents.event.json.EventFormat;
import org.msgevents.event.json.StoredEvent;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.filter.UserPattern;

/**
 * Which delivered events are to be told again. Immutable, pure.
 *
 * @param from those that happened then or later
 * @param to those that happened earlier
 * @param events the names that they are told by; empty: all
 * @param user whom they concern, in the sense of {@link NotificationFilter#users()}
 */
public record ReplaySelection(
        Optional<Instant> from, Optional<Instant> to, Set<EventName> events, Optional<UserPattern> user) {
    /** All that can be told again. */
    public static final ReplaySelection ALL =
            new ReplaySelection(Optional.empty(), Optional.empty(), Set.of(), Optional.empty());

    private static final EventFormat FORMAT = new EventFormat();

    public ReplaySelection {
        events = Set.copyOf(events);
    }

    /** Of an event in its stored form. */
    boolean selects(String body) {
        StoredEvent event = StoredEvent.read(body);
        return selectsName(event.name())
                && selectsTime(event.timestamp())
                && user.map(pattern -> concerns(pattern, body)).orElse(true);
    }

    private boolean selectsName(EventName name) {
        return events.isEmpty() || events.contains(name);
    }

    private boolean selectsTime(Instant happened) {
        return from.map(begin -> !happened.isBefore(begin)).orElse(true)
                && to.map(happened::isBefore).orElse(true);
    }

    private static boolean concerns(UserPattern pattern, String body) {
        return NotificationFilter.users(FORMAT.read(body).event()).anyMatch(pattern::matches);
    }
}
