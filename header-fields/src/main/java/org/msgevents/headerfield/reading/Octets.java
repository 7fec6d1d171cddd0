// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The encodings of octets in header fields: B and Q of RFC 2047, percent of RFC 2231. What is wrong is passed over. */
final class Octets {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final byte[] SEXTETS = sextets();

    private Octets() {}

    private static byte[] sextets() {
        byte[] values = new byte[0x80];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < BASE64.length(); i++) {
            values[BASE64.charAt(i)] = (byte) i;
        }
        return values;
    }

    /** Whether all of it was base64; padding may be missing, or stand between pieces that were put together. */
    static boolean fromBase64(String text, OctetBuffer octets) {
        boolean isWhole = true;
        int bits = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int sextet = c < SEXTETS.length ? SEXTETS[c] : -1;
            if (sextet >= 0) {
                bits = bits << 6 | sextet;
                if (++count == 4) {
                    write(bits, 3, octets);
                    count = 0;
                }
            } else if (c == '=') {
                isWhole &= rest(bits, count, octets);
                count = 0;
            } else {
                isWhole &= c == ' ' || c == '\t';
            }
        }
        return rest(bits, count, octets) && isWhole;
    }

    private static boolean rest(int bits, int count, OctetBuffer octets) {
        if (count > 1) {
            write(bits << (6 * (4 - count)), count - 1, octets);
        }
        return count != 1;
    }

    private static void write(int bits, int count, OctetBuffer octets) {
        for (int i = 0; i < count; i++) {
            octets.write(bits >> (16 - 8 * i));
        }
    }

    /** Whether all of it was Q; an equals sign that encodes nothing stands for itself. */
    static boolean fromQ(String text, OctetBuffer octets) {
        boolean isWhole = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int octet = c == '=' ? hex(text, i + 1) : -1;
            if (octet >= 0) {
                octets.write(octet);
                i += 2;
            } else {
                isWhole &= c != '=' && c < 0x7F;
                if (c == '_') {
                    octets.write(' ');
                } else {
                    append(text, i, octets);
                }
            }
        }
        return isWhole;
    }

    /** Whether every percent sign was one of an encoded octet; others stand for themselves. */
    static boolean fromPercent(String text, OctetBuffer octets) {
        boolean isWhole = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int octet = c == '%' ? hex(text, i + 1) : -1;
            if (octet >= 0) {
                octets.write(octet);
                i += 2;
            } else {
                isWhole &= c != '%' && c < 0x7F;
                append(text, i, octets);
            }
        }
        return isWhole;
    }

    /** The character at {@code i}, in UTF-8; a pair of surrogates at its first. */
    private static void append(String text, int i, OctetBuffer octets) {
        char c = text.charAt(i);
        if (c < 0x80) {
            octets.write(c);
        } else if (!Character.isLowSurrogate(c)) {
            int end = Math.min(text.length(), Character.isHighSurrogate(c) ? i + 2 : i + 1);
            octets.write(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** -1 if there are no two digits. */
    private static int hex(String text, int at) {
        if (at + 1 >= text.length()) {
            return -1;
        }
        int high = digit(text.charAt(at));
        int low = digit(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /** Text without control characters; what does not decode is U+FFFD, which may also be what was written. */
    static String decode(byte[] octets, Charset charset, Notes notes) {
        Charset wider = charset.equals(StandardCharsets.ISO_8859_1) && hasC1(octets) ? WINDOWS_1252 : charset;
        String text = new String(octets, wider);
        if (text.indexOf('\uFFFD') >= 0 && isMalformed(octets, wider)) {
            notes.add(DefectKind.MALFORMED_ENCODED_WORD);
        }
        return FieldText.withoutControls(text, notes);
    }

    /** A U+FFFD in the text may also be what was written. */
    private static boolean isMalformed(byte[] octets, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(octets));
            return false;
        } catch (CharacterCodingException malformed) {
            return true;
        }
    }

    /** What is called ISO-8859-1 and has these is Windows' charset. */
    private static boolean hasC1(byte[] octets) {
        for (byte octet : octets) {
            if ((octet & 0xE0) == 0x80) {
                return true;
            }
        }
        return false;
    }
}
