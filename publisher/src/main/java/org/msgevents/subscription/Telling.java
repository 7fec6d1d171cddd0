// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;

/** As which events, and in pieces of what size, a subscription is told what happened. Immutable. */
public record Telling(EventForm form, PayloadLimit limit) {
    /** What a subscription has that says nothing else. */
    public static final Telling STANDARD = new Telling(EventForm.STANDARD, PayloadLimit.STANDARD);

    /** The names that are told as one of those wanted. */
    public Set<EventName> sources(Set<EventName> wanted) {
        return form.sources(wanted);
    }

    /**
     * The events that are told in the place of this one, in their order.
     *
     * @param format how an event is written
     */
    public List<MessageStoreEvent> of(MessageStoreEvent event, Function<MessageStoreEvent, String> format) {
        return form.of(event).stream()
                .flatMap(formed -> limit.parts(formed, format).stream())
                .toList();
    }
}
