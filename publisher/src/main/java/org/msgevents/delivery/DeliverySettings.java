// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How the deliveries of all subscriptions work.
 *
 * @param eventsPerLane read ahead, per lane
 * @param deadline after which an attempt is abandoned, whatever its mechanism says
 * @param circuit for each endpoint
 * @param jitter 0 (inclusive) to 1 (exclusive), for the waits between attempts
 */
public record DeliverySettings(
        int eventsPerLane, Duration deadline, CircuitSettings circuit, Clock clock, DoubleSupplier jitter) {
    /** Sixteen events of a lane, a minute for an attempt. */
    public static DeliverySettings standard() {
        return new DeliverySettings(
                16, Duration.ofMinutes(1), CircuitSettings.STANDARD, ForwardClock.system(), Math::random);
    }
}
