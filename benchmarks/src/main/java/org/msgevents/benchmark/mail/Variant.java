// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.util.Locale;

/** A James without the bundle, or with it in one of its durabilities. */
enum Variant {
    OFF,
    OS,
    DISK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
