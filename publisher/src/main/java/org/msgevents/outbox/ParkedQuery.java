// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

/**
 * Asks for a page of a subscription's parked events, in the order of their sequences.
 *
 * @param after the last sequence of the page before, 0 for the first page
 * @param limit how many at most
 */
public record ParkedQuery(String subscription, long after, int limit) {}
