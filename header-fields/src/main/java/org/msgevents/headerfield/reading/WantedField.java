// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.Locale;
import java.util.Optional;

import org.msgevents.headerfield.FieldNames;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.HeaderFieldSpecification;
import org.msgevents.headerfield.SyntaxClass;

/** A field that somebody asked for: unknown ones are text, and any number of them may be there (RFC 5322, 3.6.8). */
record WantedField(int index, String name, SyntaxClass syntax, boolean isSingle) {
    static WantedField of(int index, String name, HeaderFieldRegistry registry) {
        if (!FieldNames.isFieldName(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name of a header field: 1 to " + FieldNames.MOST
                    + " printable ASCII characters, none of them ':', are allowed");
        }
        Optional<HeaderFieldSpecification> known = registry.find(name);
        return new WantedField(
                index,
                known.map(HeaderFieldSpecification::name).orElse(name),
                known.map(field -> field.syntax().kind()).orElse(SyntaxClass.UNSTRUCTURED),
                known.map(field -> field.syntax().instances().isSingle()).orElse(false));
    }

    String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether the octets from {@code at} on are its name, whatever the case; there are as many as it has. */
    boolean isNamed(byte[] octets, int at) {
        for (int i = 0; i < name.length(); i++) {
            int difference = octets[at + i] ^ name.charAt(i);
            if (difference != 0 && (difference != 0x20 || !isLetter(octets[at + i]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(byte octet) {
        int small = octet | 0x20;
        return small >= 'a' && small <= 'z';
    }
}
