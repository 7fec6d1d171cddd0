// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.util.Locale;

/** Where a James keeps its mailboxes. */
enum Mailboxes {
    /** The cheapest mail store there is. */
    MEMORY,

    /** In its default database, Derby, which has each change on disk before it is answered. */
    JPA;

    static Mailboxes parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
