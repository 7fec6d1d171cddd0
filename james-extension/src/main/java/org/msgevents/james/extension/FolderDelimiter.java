// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.util.Arrays;
import java.util.Optional;

/**
 * What stands between the levels of a mailbox name, by the names that James 3.9 has for it. James 3.8 knows the dot
 * only.
 *
 * <p>Read from where James reads it: its mailbox manager, which knows too, does not exist yet when we start.
 */
enum FolderDelimiter {
    DOT('.'),
    SLASH('/'),
    PIPE('|'),
    COMMA(','),
    COLON(':'),
    SEMICOLON(';');

    static final String PROPERTY = "james.mailbox.folder.delimiter";

    private final char character;

    FolderDelimiter(char character) {
        this.character = character;
    }

    /** That of this James, as far as it knows the property. */
    static char inUse() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .flatMap(FolderDelimiter::named)
                .orElse(DOT)
                .character;
    }

    private static Optional<FolderDelimiter> named(String name) {
        return Arrays.stream(values())
                .filter(delimiter -> delimiter.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
