// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.io.ByteArrayOutputStream;
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

    static String decode(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                octets.write(octet(text, i + 1));
                i += 2;
            } else {
                octets.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
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
