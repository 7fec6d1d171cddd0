// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.time.Instant;

import org.msgevents.event.EventId;
import org.msgevents.event.OrderingKey;

/**
 * An event that was set aside for an operator to decide about.
 *
 * @param sequence its place in the order of the subscription, as which it was told last unless it was replayed
 * @param reason why, in the mechanism's own words
 */
public record ParkedEvent(long sequence, EventId id, OrderingKey key, Instant parkedAt, String reason) {}
