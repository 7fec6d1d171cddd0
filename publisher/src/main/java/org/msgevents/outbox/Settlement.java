// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.time.Instant;

import org.msgevents.event.OrderingKey;

/** What became of the first event of a lane. */
public sealed interface Settlement {
    String subscription();

    OrderingKey key();

    long sequence();

    /** The subscription has it. */
    record Delivered(String subscription, OrderingKey key, long sequence) implements Settlement {}

    /** The lane waits until {@code notBefore}; its attempts count one more. */
    record Retry(String subscription, OrderingKey key, long sequence, Instant notBefore) implements Settlement {}

    /** Set aside with the reason, out of the lane's way, until an operator decides. */
    record Parked(String subscription, OrderingKey key, long sequence, String reason) implements Settlement {}
}
