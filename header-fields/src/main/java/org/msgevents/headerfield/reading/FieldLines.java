// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where fields begin and end in the octets of a header (RFC 5322, section 2.2). */
public final class FieldLines {
    private static final VarHandle OCTETS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private FieldLines() {}

    /** Behind the last line of the field that begins {@code at}: lines that begin with white space belong to it. */
    public static int end(byte[] header, int at) {
        int end = lineEnd(header, at);
        while (end < header.length && (header[end] == ' ' || header[end] == '\t')) {
            end = lineEnd(header, end);
        }
        return end;
    }

    /** Eight octets at a time: it is all that is done with most of a header. */
    private static int lineEnd(byte[] header, int at) {
        int i = at;
        for (; i + Long.BYTES <= header.length; i += Long.BYTES) {
            long others = (long) OCTETS.get(header, i) ^ LINE_FEEDS;
            long found = (others - ONES) & ~others & HIGH_BITS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE + 1;
            }
        }
        while (i < header.length && header[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, header.length);
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
