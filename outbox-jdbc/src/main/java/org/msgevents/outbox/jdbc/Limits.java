// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.util.Map;
import java.util.stream.Stream;

/**
 * How much an outbox may keep.
 *
 * @param overall for all subscriptions together; its maximum age is that of subscriptions without one of their own
 * @param bySubscription by the subscription's name; a subscription that is not named has no bounds of its own
 * @param minFreeDisk octets; with less than that free on its disk, the outbox keeps no new event. 0 for no floor
 */
public record Limits(Bounds overall, Map<String, Bounds> bySubscription, long minFreeDisk) {
    static final long DEFAULT_MIN_FREE_DISK = 64L << 20;

    /** Loses nothing while 64 MiB of the disk are free. */
    public static final Limits STANDARD = new Limits(Bounds.NONE, Map.of(), DEFAULT_MIN_FREE_DISK);

    public Limits {
        bySubscription = Map.copyOf(bySubscription);
        if (minFreeDisk < 0) {
            throw new IllegalArgumentException("floor of free disk " + minFreeDisk + " is negative");
        }
    }

    /** For an outbox whose disk is not looked at. */
    Limits withStandardFloor() {
        return new Limits(overall, bySubscription, DEFAULT_MIN_FREE_DISK);
    }

    /** Whether an event may be refused, or cost an older one, for want of room. */
    boolean boundWhatWaits() {
        return all().anyMatch(bounds ->
                bounds.maxPending().isPresent() || bounds.maxBytes().isPresent());
    }

    /** Whether events are ever given up in the order of their age. */
    boolean askForTheOldest() {
        return all().anyMatch(bounds -> bounds.maxAge().isPresent() || bounds.onFull() == OnFull.DROP_OLDEST);
    }

    private Stream<Bounds> all() {
        return Stream.concat(Stream.of(overall), bySubscription.values().stream());
    }

    Bounds of(String subscription) {
        return bySubscription.getOrDefault(subscription, Bounds.NONE);
    }
}
