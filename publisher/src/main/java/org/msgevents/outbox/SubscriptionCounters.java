// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

/**
 * What became of the events that a subscription wanted; they add up: accepted = delivered + pending + parked + dropped.
 *
 * @param blocked how many of those pending hold up their key, because they were refused or had their last attempt
 */
public record SubscriptionCounters(
        long accepted, long delivered, long pending, long parked, long dropped, long blocked) {
    /** Of a subscription that wanted nothing yet. */
    public static final SubscriptionCounters NONE = new SubscriptionCounters(0, 0, 0, 0, 0);

    /** Of a subscription that nothing blocks. */
    public SubscriptionCounters(long accepted, long delivered, long pending, long parked, long dropped) {
        this(accepted, delivered, pending, parked, dropped, 0);
    }
}
