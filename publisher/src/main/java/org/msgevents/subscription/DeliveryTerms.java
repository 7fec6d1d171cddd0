// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.util.Optional;

/**
 * How a subscription's events are brought to its mechanism.
 *
 * @param retry when a failed event is tried again
 * @param onExhausted what becomes of one that is not tried again
 * @param maxInFlight how many attempts are under way at a time, each for another key; 1 to {@link #MOST_IN_FLIGHT}
 * @param rate how many attempts begin within a time; empty for as many as there can be
 */
public record DeliveryTerms(RetrySchedule retry, OnExhausted onExhausted, int maxInFlight, Optional<Rate> rate) {
    public static final int MOST_IN_FLIGHT = 256;

    /** What a subscription has that says nothing else. */
    public static final DeliveryTerms STANDARD = of(RetrySchedule.STANDARD_WEBHOOKS);

    public DeliveryTerms {
        if (maxInFlight < 1 || maxInFlight > MOST_IN_FLIGHT) {
            throw new IllegalArgumentException("1 to " + MOST_IN_FLIGHT + " attempts can be under way");
        }
    }

    /** The standard but for its schedule. */
    public static DeliveryTerms of(RetrySchedule retry) {
        return new DeliveryTerms(retry, OnExhausted.PARK, 8, Optional.empty());
    }
}
