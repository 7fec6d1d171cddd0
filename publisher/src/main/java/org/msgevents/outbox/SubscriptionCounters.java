// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

/**
 * What became of the events that a subscription wanted; they add up: accepted + replayed = delivered + pending + parked
 * + dropped.
 *
 * @param blocked how many of those pending hold up their key, because they were refused or had their last attempt
 * @param refused how many were not accepted, for want of room; not among those accepted
 * @param replayed how often one was put back that had been delivered
 */
public record SubscriptionCounters(
        long accepted,
        long delivered,
        long pending,
        long parked,
        long dropped,
        long blocked,
        long refused,
        long replayed) {
    /** Of a subscription that wanted nothing yet. */
    public static final SubscriptionCounters NONE = new SubscriptionCounters(0, 0, 0, 0, 0);

    /** Of a subscription that nothing blocks. */
    public SubscriptionCounters(long accepted, long delivered, long pending, long parked, long dropped) {
        this(accepted, delivered, pending, parked, dropped, 0);
    }

    /** Of a subscription that was refused nothing. */
    public SubscriptionCounters(long accepted, long delivered, long pending, long parked, long dropped, long blocked) {
        this(accepted, delivered, pending, parked, dropped, blocked, 0);
    }

    /** Of a subscription that was told nothing again. */
    public SubscriptionCounters(
            long accepted, long delivered, long pending, long parked, long dropped, long blocked, long refused) {
        this(accepted, delivered, pending, parked, dropped, blocked, refused, 0);
    }
}
