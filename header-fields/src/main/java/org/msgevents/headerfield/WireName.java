// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import java.util.Locale;

/** How the constants of an enumeration are written in data and documents: {@code TEXT_AND_DATE} is text-and-date. */
public final class WireName {
    private WireName() {}

    /** Small letters, with hyphens. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
