// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

/**
 * What became of the events that were published since the start.
 *
 * @param kept durable for one subscription at least, counted once however many want them; what had no room anywhere is
 *     told only by {@link org.msgevents.outbox.SubscriptionCounters#refused}
 * @param lost not kept, because the outbox could not write or the event could not be made
 * @param incomplete kept without a parameter that a look-up failed to find
 */
public record PublisherCounters(long kept, long lost, long incomplete) {}
