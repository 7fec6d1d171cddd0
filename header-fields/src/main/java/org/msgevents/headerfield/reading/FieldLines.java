// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

/** Where fields begin and end in the octets of a header (RFC 5322, section 2.2). */
public final class FieldLines {
    private FieldLines() {}

    /** Behind the last line of the field that begins {@code at}: lines that begin with white space belong to it. */
    public static int end(byte[] header, int at) {
        for (int i = at; i < header.length; i++) {
            if (header[i] == '\n' && !isFolded(header, i + 1)) {
                return i + 1;
            }
        }
        return header.length;
    }

    private static boolean isFolded(byte[] header, int at) {
        return at < header.length && (header[at] == ' ' || header[at] == '\t');
    }

    /** Whether the line {@code at} is empty, which ends a header. */
    public static boolean isEmpty(byte[] header, int at) {
        return header[at] == '\n' || (header[at] == '\r' && at + 1 < header.length && header[at + 1] == '\n');
    }

    /** The colon behind the field's name; -1 if there is none in its first line, or something that no name has. */
    public static int colon(byte[] header, int at, int end) {
        for (int i = at; i < end; i++) {
            if (header[i] == ':') {
                return i;
            }
            if (header[i] == '\n') {
                break;
            }
        }
        return -1;
    }

    /** White space before the colon is obsolete syntax (RFC 5322, section 4.5). */
    public static int nameEnd(byte[] header, int at, int colon) {
        int end = colon;
        while (end > at && (header[end - 1] == ' ' || header[end - 1] == '\t')) {
            end--;
        }
        return end;
    }
}
