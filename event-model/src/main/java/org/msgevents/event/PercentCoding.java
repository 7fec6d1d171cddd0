// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of UTF-8 (RFC 3986, section 2.1). */
final class PercentCoding {
    private static final String UNRESERVED = "-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentCoding() {}

    /** Encodes all but unreserved characters; half of a surrogate pair is an {@link IllegalArgumentException}. */
    static String encode(String text) {
        return encode(text, UNRESERVED);
    }

    /** As {@link #encode(String)}, but leaves {@code /} as it is. */
    static String encodePath(String text) {
        return encode(text, UNRESERVED + "/");
    }

    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : Surrogates.requirePaired(text).getBytes(StandardCharsets.UTF_8)) {
            if (octet >= 0 && (Character.isLetterOrDigit(octet) || kept.indexOf(octet) >= 0)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    /**
     * Decodes octets, and lets stand what is not encoded, reserved or not.
     *
     * @throws IllegalArgumentException for an octet of less than two hexadecimal digits, for octets that are not
     *     UTF-8, and for half of a surrogate pair
     */
    static String decode(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        int next = 0;
        while (next < text.length()) {
            int percent = text.indexOf('%', next);
            int end = percent < 0 ? text.length() : percent;
            octets.writeBytes(
                    Surrogates.requirePaired(text.substring(next, end)).getBytes(StandardCharsets.UTF_8));
            if (percent >= 0) {
                octets.write(octet(text, percent + 1));
                end += 3;
            }
            next = end;
        }
        return utf8(octets.toByteArray());
    }

    private static int octet(String text, int start) {
        if (start + 2 > text.length()
                || !HexFormat.isHexDigit(text.charAt(start))
                || !HexFormat.isHexDigit(text.charAt(start + 1))) {
            throw new IllegalArgumentException("no two hexadecimal digits after the % at index " + (start - 1));
        }
        return HexFormat.fromHexDigits(text, start, start + 2);
    }

    private static String utf8(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("percent-encoded octets are not UTF-8", malformed);
        }
    }
}
