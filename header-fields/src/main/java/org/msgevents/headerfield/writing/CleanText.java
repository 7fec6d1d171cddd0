// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.writing;

import java.util.regex.Pattern;

/** Text as a header can have it: in one line, without control characters. */
final class CleanText {
    private static final Pattern BREAKS = Pattern.compile("\\r\\n|[\\t\\r\\n\\u0085\\u2028\\u2029]");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    private static final int REPLACEMENT = 0xFFFD;

    private CleanText() {}

    /** A blank for each line break and tab, U+FFFD for each other control character and each half of a character. */
    static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        BREAKS.matcher(text)
                .replaceAll(" ")
                .codePoints()
                .map(c -> isControl(c) ? REPLACEMENT : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** ASCII, without anything that looks like an encoded word. */
    static boolean isPlain(String text) {
        return PRINTABLE.matcher(text).matches() && !text.contains("=?");
    }

    private static boolean isControl(int c) {
        return Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.SURROGATE;
    }
}
