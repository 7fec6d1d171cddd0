// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

/**
 * Asks for a page of what a subscription has had and can be told again, in the order of the sequences.
 *
 * @param after the last sequence of the page before, 0 for the first page
 * @param limit how many at most, at least 1; where events are large there are fewer, but one
 */
public record DeliveredQuery(String subscription, long after, int limit) {
    public DeliveredQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("a page of " + limit);
        }
    }
}
