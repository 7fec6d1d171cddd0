// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The body of a field as text, unfolded, without white space around it.
 *
 * @param raw as received
 * @param text the same, with U+FFFD for control characters
 */
record FieldText(String raw, String text) {
    private static final int ESCAPE = 0x1B;
    private static final int DELETE = 0x7F;
    private static final char REPLACEMENT = '\uFFFD';

    /** Before {@code at}, so that no character of UTF-8 is cut in two. */
    static int boundary(byte[] octets, int from, int at) {
        int cut = at;
        while (cut > from && cut > at - 3 && (octets[cut] & 0xC0) == 0x80) {
            cut--;
        }
        return (octets[cut] & 0xC0) == 0x80 ? at : cut;
    }

    static FieldText of(byte[] header, int from, int end, Notes notes) {
        int first = from;
        int last = end;
        while (first < last && isWhiteSpace(header[first])) {
            first++;
        }
        while (last > first && isWhiteSpace(header[last - 1])) {
            last--;
        }
        for (int i = first; i < last; i++) {
            if (header[i] < ' ' || header[i] == DELETE) {
                return unfolded(header, first, last, notes);
            }
        }
        String text = ascii(header, first, last - first);
        return new FieldText(text, text);
    }

    private static boolean isWhiteSpace(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }

    private static FieldText unfolded(byte[] header, int from, int end, Notes notes) {
        byte[] line = new byte[end - from];
        int length = 0;
        boolean isPlain = true;
        boolean hasControls = false;
        for (int i = from; i < end; i++) {
            byte octet = header[i];
            if (octet < ' ' || octet == DELETE) {
                if (octet == '\n' || (octet == '\r' && header[i + 1] == '\n')) {
                    continue;
                }
                isPlain &= octet == '\t';
                hasControls |= octet >= 0 && octet != '\t';
            }
            line[length++] = octet;
        }
        String raw = (isPlain ? ascii(line, 0, length) : decode(line, length, notes)).strip();
        return new FieldText(raw, hasControls ? withoutControls(raw, notes) : raw);
    }

    private static String ascii(byte[] line, int from, int length) {
        return new String(line, from, length, StandardCharsets.ISO_8859_1);
    }

    private static String decode(byte[] line, int length, Notes notes) {
        Optional<String> japanese = hasEscapes(line, length) ? strictly("ISO-2022-JP", line, length) : Optional.empty();
        if (japanese.isPresent()) {
            notes.add(DefectKind.UNENCODED_TEXT);
            return japanese.get();
        }
        return strictly("UTF-8", line, length).orElseGet(() -> {
            notes.add(DefectKind.UNENCODED_TEXT);
            return ascii(line, 0, length);
        });
    }

    private static boolean hasEscapes(byte[] line, int length) {
        for (int i = 0; i + 1 < length; i++) {
            if (line[i] == ESCAPE && (line[i + 1] == '$' || line[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> strictly(String charset, byte[] line, int length) {
        try {
            return Optional.of(Charset.forName(charset)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Tabs are white space, and stay. */
    static String withoutControls(String text, Notes notes) {
        int first = 0;
        while (first < text.length() && !isControl(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        notes.add(DefectKind.CONTROL_CHARACTERS);
        StringBuilder clean = new StringBuilder(text);
        for (int i = first; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static boolean isControl(int c) {
        return (c < ' ' && c != '\t') || c == DELETE;
    }
}
