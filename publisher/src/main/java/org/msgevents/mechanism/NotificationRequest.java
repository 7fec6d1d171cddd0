// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism;

import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.OrderingKey;

/**
 * One event for one subscription (draft-ietf-lemonade-notifications-05, section 5.6).
 *
 * @param sequence the outbox's number of the event, ascending within an ordering key
 * @param payload a structured CloudEvent in JSON, the same at every attempt
 */
public record NotificationRequest(EventId id, EventName name, OrderingKey key, long sequence, String payload) {
    /** The payload's media type. */
    public static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

    /** Without the payload: it may hold message content. */
    @Override
    public String toString() {
        return name + " " + id + " #" + sequence;
    }
}
