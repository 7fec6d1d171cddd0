// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much may be kept.
 *
 * @param maxPending events that wait for their delivery, at least 1
 * @param maxBytes octets of the bodies of events that wait or are parked, at least 1; a body counts once for each
 *     subscription that it is kept for
 * @param maxAge how long after its acceptance an event is given up, whether it waits or is parked; positive
 */
public record Bounds(OptionalLong maxPending, OptionalLong maxBytes, Optional<Duration> maxAge, OnFull onFull) {
    /** Loses nothing. */
    public static final Bounds NONE =
            new Bounds(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), OnFull.REFUSE);

    public Bounds {
        if (maxPending.orElse(1) < 1 || maxBytes.orElse(1) < 1) {
            throw new IllegalArgumentException("a bound of less than 1");
        }
        if (maxAge.filter(age -> age.isNegative() || age.isZero()).isPresent()) {
            throw new IllegalArgumentException("maximum age " + maxAge + " is not positive");
        }
    }

    boolean hold(long pending, long octets) {
        return pending <= maxPending.orElse(Long.MAX_VALUE) && holdOctets(octets);
    }

    boolean holdOctets(long octets) {
        return octets <= maxBytes.orElse(Long.MAX_VALUE);
    }

    /** Whether at most half of the room is taken. */
    boolean leaveHalf(long pending, long octets) {
        return pending <= maxPending.orElse(Long.MAX_VALUE) / 2 && octets <= maxBytes.orElse(Long.MAX_VALUE) / 2;
    }
}
