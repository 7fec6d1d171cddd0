// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.time.Duration;

/**
 * How long an outbox keeps what everybody has had.
 *
 * @param ids how long after its append an event's id is known, at least; not negative
 * @param events how long after its delivery an event can be told its subscription again; zero: never; not negative
 */
public record Retention(Duration ids, Duration events) {
    /** Both for an hour. */
    public static final Retention STANDARD = new Retention(Duration.ofHours(1), Duration.ofHours(1));

    public Retention {
        if (ids.isNegative() || events.isNegative()) {
            throw new IllegalArgumentException("retention " + ids + ", " + events + " is negative");
        }
    }
}
