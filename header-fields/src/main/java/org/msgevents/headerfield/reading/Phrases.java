// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.ArrayList;
import java.util.List;

/** Phrases, comments and tokens of structured fields, as a reader is to see them. */
final class Phrases {
    private Phrases() {}

    /** A phrase without comments and quotes, decoded, with single spaces; may be empty. */
    static String phrase(String text, Notes notes) {
        if (!hasStructure(text)) {
            return EncodedWords.decode(collapsed(text), notes);
        }
        Structure structure = new Structure(text, notes);
        StringBuilder phrase = new StringBuilder();
        int plain = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = structure.next(at);
            if ((c == '"' || c == '(') && end > at + 1) {
                phrase.append(words(text.substring(plain, at), notes));
                phrase.append(c == '"' ? quoted(text.substring(at + 1, end - 1), notes) : " ");
                plain = end;
            }
            at = end;
        }
        return collapsed(phrase.append(words(text.substring(plain), notes)).toString());
    }

    /**
     * As {@link #phrase}, but with nothing decoded, and quoted strings as they are.
     *
     * <p>A comment is as good as white space; behind a dot it is nothing, as in the versions of RFC 2045, section 4.
     */
    static String withoutComments(String text, Notes notes) {
        if (text.indexOf('(') < 0) {
            return collapsed(text);
        }
        Structure structure = new Structure(text, notes);
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = structure.next(at);
            if (text.charAt(at) != '(' || end == at + 1) {
                rest.append(text, at, end);
            } else if (rest.length() > 0 && rest.charAt(rest.length() - 1) != '.') {
                rest.append(' ');
            }
            at = end;
        }
        return collapsed(rest.toString());
    }

    /** What the first comment says, decoded; empty if there is none. */
    static String comment(String text, Notes notes) {
        Structure structure = new Structure(text, notes);
        for (int at = 0; at < text.length(); at = structure.next(at)) {
            int end = text.charAt(at) == '(' ? structure.next(at) : at;
            if (end > at + 1) {
                return EncodedWords.decode(collapsed(unescaped(text.substring(at + 1, end - 1))), notes);
            }
        }
        return "";
    }

    /** The pieces between these separators, outside quotes and comments; empty ones included. */
    static List<String> split(String text, char separator, Notes notes) {
        List<String> pieces = new ArrayList<>();
        Structure structure = new Structure(text, notes);
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == separator) {
                pieces.add(text.substring(start, at));
                start = at + 1;
            }
            at = structure.next(at);
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /** The content of a quoted string; one with encoded words in it was meant to be a phrase. */
    static String quoted(String content, Notes notes) {
        return EncodedWords.decodeMisplaced(unescaped(content), notes);
    }

    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c);
        }
        return plain.toString();
    }

    /** Without white space around it, and with single spaces in it. */
    static String collapsed(String text) {
        String stripped = text.strip();
        if (stripped.indexOf('\t') < 0 && !stripped.contains("  ")) {
            return stripped;
        }
        StringBuilder collapsed = new StringBuilder(stripped.length());
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i) == '\t' ? ' ' : stripped.charAt(i);
            if (c != ' ' || collapsed.charAt(collapsed.length() - 1) != ' ') {
                collapsed.append(c);
            }
        }
        return collapsed.toString();
    }

    private static String words(String atoms, Notes notes) {
        return EncodedWords.decode(unescaped(atoms), notes);
    }

    private static boolean hasStructure(String text) {
        return text.indexOf('"') >= 0 || text.indexOf('(') >= 0 || text.indexOf('\\') >= 0;
    }
}
