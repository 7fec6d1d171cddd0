// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import org.msgevents.event.EventId;

/**
 * An event that a subscription has yet to get.
 *
 * @param sequence its place in the order of the subscription, ascending from 1, with gaps; what it is settled by
 * @param told the sequence that the receiver is told: that place, unless the event is told again
 */
public record KeptEvent(long sequence, EventId id, String body, long told) {
    /** One that is told in its place. */
    public KeptEvent(long sequence, EventId id, String body) {
        this(sequence, id, body, sequence);
    }
}
