// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.msgevents.event.EventName;
import org.msgevents.event.OrderingKey;

/** Where events come in. Thread-safe. */
public interface EventPublisher {
    /**
     * True when a subscription wants events of that name, whatever else it filters by: what nobody wants need not be
     * made.
     */
    boolean wants(EventName name);

    /** True when there is a subscription that notifies by mail: notifications may come into the message store then. */
    default boolean sendsMail() {
        return false;
    }

    /**
     * Filters the events and keeps those that a subscription wants.
     *
     * <p>The call itself fixes the order: of two calls with one key, the events of the first come first, however late
     * their stage completes. Never
     * throws and never blocks. The returned stage completes, always normally, when the events are durable or, if they
     * could not be kept, counted
     * as lost and logged.
     *
     * @param key the ordering key of all the events
     * @param publication when this stage fails, the failure is logged and counted as one lost event
     */
    CompletionStage<Void> tell(OrderingKey key, CompletionStage<Publication> publication);

    /** Tells what is of no mailbox's messages. */
    default CompletionStage<Void> publish(OrderingKey key, CompletionStage<List<Happening>> happenings) {
        return tell(key, happenings.thenApply(Publication::of));
    }
}
