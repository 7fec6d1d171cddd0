// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.conformance;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

import org.msgevents.headerfield.conformance.HeaderFieldConformance.Characters;

/** Checks the octets and lines of fields, whatever their syntax. */
final class FieldOctets {
    /** Of a line, without its end. */
    private static final int MOST_OF_LINE = 998;

    private final Characters characters;
    private final Violations found;

    FieldOctets(Characters characters, Violations found) {
        this.characters = characters;
        this.found = found;
    }

    void check(String name, byte[] field) {
        Set<ViolationKind> kinds = EnumSet.noneOf(ViolationKind.class);
        boolean isAscii = true;
        int lineStart = 0;
        for (int i = 0; i < field.length; i++) {
            byte octet = field[i];
            isAscii &= octet >= 0;
            control(field, i, kinds);
            if (octet == '\n') {
                lineStart = i + 1;
            } else if (octet != '\r' && i - lineStart >= MOST_OF_LINE) {
                kinds.add(ViolationKind.LINE_TOO_LONG);
            }
        }
        if (!isAscii && !isUtf8(field)) {
            kinds.add(ViolationKind.NOT_UTF8);
        } else if (!isAscii && characters == Characters.ASCII) {
            kinds.add(ViolationKind.UNENCODED_TEXT);
        }
        kinds.forEach(kind -> found.add(kind, name));
    }

    private static void control(byte[] field, int at, Set<ViolationKind> kinds) {
        switch (field[at]) {
            case 0 -> kinds.add(ViolationKind.NUL);
            case '\r' -> {
                if (at + 1 == field.length || field[at + 1] != '\n') {
                    kinds.add(ViolationKind.BARE_CR);
                }
            }
            case '\n' -> {
                if (at == 0 || field[at - 1] != '\r') {
                    kinds.add(ViolationKind.BARE_LF);
                }
            }
            default -> {
                if (field[at] == 0x7F || (field[at] > 0 && field[at] < ' ' && field[at] != '\t')) {
                    kinds.add(ViolationKind.CONTROL_CHARACTERS);
                }
            }
        }
    }

    private static boolean isUtf8(byte[] field) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(ByteBuffer.wrap(field), CharBuffer.allocate(field.length), true);
        return !result.isError();
    }
}
