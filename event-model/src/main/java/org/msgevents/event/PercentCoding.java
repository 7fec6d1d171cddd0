// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of UTF-8 (RFC 3986, section 2.1): all but unreserved characters and {@code /} are encoded. */
final class PercentCoding {
    private static final String KEPT = "-._~/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentCoding() {}

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isKept((char) (octet & 0xFF))) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    /** What is not percent-encoded stands for itself; a broken encoding is an {@link IllegalArgumentException}. */
    static String decode(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int position = 0;
        while (position < text.length()) {
            if (text.charAt(position) == '%') {
                octets.write(octet(text, position + 1));
                position += 3;
            } else {
                String character = Character.toString(text.codePointAt(position));
                octets.writeBytes(character.getBytes(StandardCharsets.UTF_8));
                position += character.length();
            }
        }
        return utf8(octets.toByteArray(), text);
    }

    private static String utf8(byte[] octets, String text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("'" + text + "' is not percent-encoded UTF-8", malformed);
        }
    }

    private static int octet(String text, int start) {
        if (start + 2 > text.length()) {
            throw new IllegalArgumentException("'" + text + "' ends within a percent-encoded octet");
        }
        return HexFormat.fromHexDigits(text, start, start + 2);
    }

    private static boolean isKept(char character) {
        return character < 0x80 && (Character.isLetterOrDigit(character) || KEPT.indexOf(character) >= 0);
    }
}
