// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import org.msgevents.event.MessageStoreEvent;

/**
 * An event, and where to look up what it does not carry yet.
 *
 * @param lookup asked at most once, and only when a subscription that matches includes a parameter that it offers
 */
public record Happening(MessageStoreEvent event, ParameterLookup lookup) {
    /** One that carries all there is. */
    public static Happening of(MessageStoreEvent event) {
        return new Happening(event, ParameterLookup.NONE);
    }
}
