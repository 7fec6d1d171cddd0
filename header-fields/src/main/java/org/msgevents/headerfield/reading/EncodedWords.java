// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text with the encoded words of RFC 2047 in it. Decodes one text; not thread-safe.
 *
 * <p>Neighbours in one charset are decoded together, because many senders cut characters in two.
 */
final class EncodedWords {
    private static final String OPEN = "=?";
    private static final String CLOSE = "?=";

    private final String text;
    private final Notes notes;
    private final StringBuilder decoded = new StringBuilder();
    private final OctetBuffer pending = new OctetBuffer();
    private Charset charset = StandardCharsets.UTF_8;
    private boolean followsWord;
    private int copied;
    private int nextClose;

    private EncodedWords(String text, Notes notes) {
        this.text = text;
        this.notes = notes;
    }

    static boolean areIn(String text) {
        return text.contains(OPEN);
    }

    /** Behind the encoded word that begins {@code at}; -1 if there is none, or white space in it. */
    static int end(String text, int at) {
        int encoding = text.startsWith(OPEN, at) ? encodingAfter(text, at) : -1;
        for (int i = encoding + 2; encoding > 0 && i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?' && text.charAt(i + 1) == '=') {
                return i + 2;
            }
            if (c == ' ' || c == '\t' || c == '?') {
                break;
            }
        }
        return -1;
    }

    /** Text with its words decoded; what cannot be decoded stays as it is, and is noted. */
    static String decode(String text, Notes notes) {
        return areIn(text) ? new EncodedWords(text, notes).decode() : text;
    }

    /** The same where encoded words have no place (RFC 2047, section 5), which is noted, too. */
    static String decodeMisplaced(String text, Notes notes) {
        String decoded = decode(text, notes);
        if (!decoded.equals(text)) {
            notes.add(DefectKind.MISPLACED_ENCODED_WORD, text);
        }
        return decoded;
    }

    private String decode() {
        int from = 0;
        while (true) {
            int start = text.indexOf(OPEN, from);
            if (start < 0) {
                break;
            }
            int encoding = encodingAfter(text, start);
            int end = encoding < 0 ? -1 : close(encoding + 2);
            if (encoding < 0) {
                from = start + 2;
            } else if (end < 0 || isBrokenOff(encoding + 2, end)) {
                notes.add(
                        DefectKind.MALFORMED_ENCODED_WORD, text.substring(start, Math.min(text.length(), start + 75)));
                from = end < 0 ? text.length() : encoding + 2;
            } else {
                word(start, encoding, end);
                from = end + 2;
            }
        }
        flush();
        return decoded.append(text, copied, text.length()).toString();
    }

    /** The next end of a word; one that is far away is not looked for again from every beginning before it. */
    private int close(int from) {
        if (nextClose >= 0 && nextClose < from) {
            nextClose = text.indexOf(CLOSE, from);
        }
        return nextClose;
    }

    /** Where the letter of the encoding is; -1 if this is no beginning of an encoded word. */
    private static int encodingAfter(String text, int start) {
        int at = start + 2;
        while (at < text.length() && isToken(text.charAt(at))) {
            at++;
        }
        boolean isWord = at > start + 2
                && at + 2 < text.length()
                && text.charAt(at) == '?'
                && text.charAt(at + 2) == '?'
                && "BbQq".indexOf(text.charAt(at + 1)) >= 0;
        return isWord ? at + 1 : -1;
    }

    private static boolean isToken(char c) {
        return c > ' ' && c < 0x7F && "()<>@,;:\"/[]?.=\\".indexOf(c) < 0;
    }

    /** Another word begins before this one ends; the last octet of this one may be an equals sign, though. */
    private boolean isBrokenOff(int start, int end) {
        int next = text.indexOf(OPEN, start);
        return next >= 0 && next + 1 < end;
    }

    private void word(int start, int encoding, int end) {
        String name = text.substring(start + 2, encoding - 1);
        Optional<Charset> known = Charsets.find(name);
        boolean isNeighbour = followsWord && text.substring(copied, start).isBlank();
        if (!isNeighbour || known.isEmpty()) {
            flush();
            decoded.append(text, copied, start);
        }
        if (known.isEmpty()) {
            notes.add(DefectKind.UNKNOWN_CHARSET, name);
            decoded.append(text, start, end + 2);
        } else {
            if (!known.get().equals(charset)) {
                flush();
                charset = known.get();
            }
            String content = text.substring(encoding + 2, end);
            boolean isWhole = Character.toUpperCase(text.charAt(encoding)) == 'B'
                    ? Octets.fromBase64(content, pending)
                    : Octets.fromQ(content, pending);
            if (!isWhole) {
                notes.add(DefectKind.MALFORMED_ENCODED_WORD, text.substring(start, end + 2));
            }
        }
        followsWord = known.isPresent();
        copied = end + 2;
    }

    private void flush() {
        if (!pending.isEmpty()) {
            decoded.append(Octets.decode(pending.take(), charset, notes));
        }
    }
}
