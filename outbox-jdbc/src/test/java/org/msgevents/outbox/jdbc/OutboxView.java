// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.msgevents.event.EventId;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.SubscriptionCounters;

/**
 * All that an outbox tells of one subscription.
 *
 * @param lanes none while it is paused
 * @param due the keys whose lanes are due now
 * @param delivered what can be told again
 * @param failures how many attempts that failed are logged, by any sequence that has some
 */
record OutboxView(
        SubscriptionCounters counters,
        Map<OrderingKey, LaneView> lanes,
        Set<OrderingKey> due,
        List<Told> parked,
        List<Told> delivered,
        Map<Long, Integer> failures) {
    /** An event, its place, and the sequence with which it is told. */
    record Told(long sequence, EventId id, long told) {}

    /** @param attempts of the first event */
    record LaneView(int attempts, List<Told> events) {}
}
