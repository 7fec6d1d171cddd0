// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One thing that happened in the message store (draft-ietf-lemonade-msgevent-03, section 3).
 *
 * <p>Immutable. Its parameters are those that {@link ParameterTable} allows for its name: a missing or a foreign one
 * is an {@link IllegalArgumentException}.
 *
 * @param id the same whoever tells it and however often
 * @param timestamp when it happened, to the millisecond
 * @param key what it must stay in order with
 */
public record MessageStoreEvent(EventId id, EventName name, Instant timestamp, OrderingKey key, Parameters parameters) {
    public MessageStoreEvent {
        timestamp = timestamp.truncatedTo(ChronoUnit.MILLIS);
        ParameterTable.check(name, parameters);
    }

    /** The same happening told with other parameters. */
    public MessageStoreEvent with(Parameters other) {
        return new MessageStoreEvent(id, name, timestamp, key, other);
    }
}
