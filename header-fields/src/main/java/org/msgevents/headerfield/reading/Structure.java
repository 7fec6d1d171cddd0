// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

/**
 * The parts of structured text that hide what is in them: quoted strings, comments, angle brackets, domain literals
 * (RFC 5322, section 3.2). Not thread-safe.
 *
 * <p>One that does not end is no such part; that is found out once, not again at every other beginning.
 */
final class Structure {
    private static final int NONE = -1;

    private final String text;
    private final Notes notes;
    private boolean hasOpenQuote;
    private boolean hasOpenComment;
    private boolean hasOpenLiteral;

    Structure(String text, Notes notes) {
        this.text = text;
        this.notes = notes;
    }

    /**
     * Behind the part that begins {@code at}, if there is a quoted string or comment; else behind the character.
     *
     * <p>Encoded words and escaped characters are parts, too: many senders leave commas and parentheses in them.
     */
    int next(int at) {
        char c = text.charAt(at);
        if (isPlain(c)) {
            return at + 1;
        }
        int end = NONE;
        if (c == '"') {
            end = quoteEnd(at);
        } else if (c == '(') {
            end = commentEnd(at);
        } else if (c == '=') {
            end = EncodedWords.end(text, at);
        } else if (c == '\\') {
            end = Math.min(at + 2, text.length());
        }
        return end == NONE ? at + 1 : end;
    }

    /** As {@link #next}, with angle brackets and domain literals as parts, too. */
    int nextOfAddress(int at) {
        char c = text.charAt(at);
        if (isPlain(c)) {
            return at + 1;
        }
        int end = NONE;
        if (c == '<') {
            end = angleEnd(at);
        } else if (c == '[') {
            end = literalEnd(at);
        }
        return end == NONE ? next(at) : end;
    }

    /** Most characters are: this is asked for each of them, more than once. */
    static boolean isPlain(char c) {
        return c > '\\' || (c > '=' && c < '[') || c == ' ' || c == '.';
    }

    /** Behind the closing quote; -1 if there is none. */
    int quoteEnd(int at) {
        if (!hasOpenQuote) {
            for (int i = at + 1; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    return i + 1;
                }
                if (c == '\\') {
                    i++;
                }
            }
            hasOpenQuote = true;
            notes.addOnce(DefectKind.UNTERMINATED_QUOTE, text, at);
        }
        return NONE;
    }

    /** Behind the closing parenthesis, comments in the comment included; -1 if there is none. */
    int commentEnd(int at) {
        int depth = 0;
        for (int i = at; i < text.length() && !hasOpenComment; i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            } else if (c == '\\') {
                i++;
            }
        }
        if (!hasOpenComment) {
            hasOpenComment = true;
            notes.addOnce(DefectKind.UNTERMINATED_COMMENT, text, at);
        }
        return NONE;
    }

    /** Behind the closing bracket; -1 if another opens first, or a comma outside a route shows it was forgotten. */
    int angleEnd(int at) {
        boolean isRoute = at + 1 < text.length() && text.charAt(at + 1) == '@';
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '<' || (c == ',' && !isRoute)) {
                break;
            }
            int end = c == '"' ? quoteEnd(i) : NONE;
            i = end == NONE ? i + 1 : end;
        }
        return NONE;
    }

    private int literalEnd(int at) {
        int end = hasOpenLiteral ? NONE : text.indexOf(']', at);
        hasOpenLiteral |= end == NONE;
        return end == NONE ? NONE : end + 1;
    }
}
