// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.util.function.Supplier;

/** Puts the place before what is wrong there: {@code data.uidset: ...}. */
final class Place {
    private Place() {}

    static <T> T at(String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(place + ": " + fault.getMessage(), fault);
        }
    }

    static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }
}
