// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Keeps each event until every subscription that wants it has had it or it was parked.
 *
 * <p>Thread-safe. No method blocks for the disk. What {@link #append} completed survives a crash, as far as the
 * outbox's durability says; what
 * {@link #settle} said may be forgotten by one: then an event is told again, never lost. Memory does not grow with the
 * number of events kept.
 */
public interface Outbox extends AutoCloseable {
    /**
     * Takes the entries' place in the order before it returns; its stage completes when they are durable.
     *
     * <p>An id already kept, or kept not long ago, is not kept twice. Fails with an {@link OutboxException} when it
     * could not write: then none of
     * the entries is kept.
     */
    CompletionStage<Void> append(List<OutboxEntry> entries);

    /** What the subscription is to get next; sees every append and settlement made before the call. */
    CompletionStage<DueLanes> due(DueQuery query);

    /** Of an event that is no longer first in its lane: nothing happens. */
    CompletionStage<Void> settle(Settlement settlement);

    /** By subscription, also of those that are no longer configured. */
    CompletionStage<Map<String, SubscriptionCounters>> counters();

    /**
     * Makes durable what was appended and settled, and lets go of the files. Idempotent; later calls fail with
     * {@link OutboxException}.
     */
    @Override
    void close();
}
