// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

/** Words of others as they are stored: PostgreSQL refuses a text that holds the character U+0000. */
final class StoredText {
    private StoredText() {}

    static String of(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
