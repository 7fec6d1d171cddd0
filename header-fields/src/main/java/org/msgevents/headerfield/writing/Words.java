// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.writing;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;

/**
 * Text and phrases, encoded by RFC 2047 where they must be, and then as a whole: what stands between two encoded words
 * is no matter of taste.
 *
 * <p>mime4j makes the words: at most 75 characters each, none with a part of a character.
 */
final class Words {
    private static final Pattern ATOMS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+( [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern ESCAPED = Pattern.compile("[\"\\\\]");
    private static final Pattern BLANKS = Pattern.compile(" {2,}");
    private static final int LONGEST_QUOTED = 60;
    /** The most that mime4j takes for what stands before the first word. */
    private static final int MOST_USED = 50;

    private Words() {}

    /** Of an unstructured field: rule 1 of RFC 2047, section 5. */
    static String text(String fieldName, String text) {
        String clean = CleanText.of(text).strip();
        boolean isPlain = CleanText.isPlain(clean) && Folding.isFoldable(clean);
        return isPlain ? clean : encoded(clean, Usage.TEXT_TOKEN, Math.min(MOST_USED, fieldName.length() + 2));
    }

    /** Of a structured field, such as a display name: atoms, a quoted string or encoded words (rule 3 there). */
    static String phrase(String text) {
        String clean = BLANKS.matcher(CleanText.of(text).strip()).replaceAll(" ");
        if (!CleanText.isPlain(clean) || !Folding.isFoldable(clean)) {
            return encoded(clean, Usage.WORD_ENTITY, 0);
        } else if (ATOMS.matcher(clean).matches()) {
            return clean;
        }
        return clean.length() <= LONGEST_QUOTED ? quoted(clean) : encoded(clean, Usage.WORD_ENTITY, 0);
    }

    /** A quoted string; nothing in it is encoded. */
    static String quoted(String plain) {
        return '"' + ESCAPED.matcher(plain).replaceAll("\\\\$0") + '"';
    }

    private static String encoded(String text, Usage usage, int used) {
        return EncoderUtil.encodeEncodedWord(text, usage, used, StandardCharsets.UTF_8, null);
    }
}
