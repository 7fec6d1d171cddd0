// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.List;

import org.msgevents.event.MessageStoreEvent;

/**
 * An event, and where to look up what it does not carry yet.
 *
 * @param lookups each asked at most once, and only when a subscription that matches includes a parameter that it offers
 */
public record Happening(MessageStoreEvent event, List<ParameterLookup> lookups, Echo echo) {
    public Happening {
        lookups = List.copyOf(lookups);
    }

    /** One that is about no notification. */
    public Happening(MessageStoreEvent event, List<ParameterLookup> lookups) {
        this(event, lookups, Echo.NONE);
    }

    /** One that carries all there is. */
    public static Happening of(MessageStoreEvent event) {
        return new Happening(event, List.of());
    }
}
