// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

/**
 * What became of the events that were published since the start.
 *
 * @param kept durable, counted once however many subscriptions want them
 * @param lost not kept, because the outbox could not write or the event could not be made
 * @param incomplete kept without a parameter that a look-up failed to find
 */
public record PublisherCounters(long kept, long lost, long incomplete) {}
