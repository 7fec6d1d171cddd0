// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.writing;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folds a body before white space, into lines of 78 characters where there is enough of it (RFC 5322, 2.1.1). */
final class Folding {
    /** What stands between two places to fold at; longer ones than this are for an encoded word. */
    static final int LONGEST_PIECE = 75;

    private static final int LINE = 78;
    private static final Pattern PIECE = Pattern.compile("\\A[^ ]+| +[^ ]+");

    private Folding() {}

    /** @param body printable ASCII, without white space around it */
    static WrittenField fold(String name, String body) {
        StringBuilder field = new StringBuilder(name).append(":");
        int column = field.length();
        for (String piece : pieces(" " + body).toList()) {
            if (column + piece.length() > LINE && column > name.length() + 1) {
                field.append("\r\n");
                column = 0;
            }
            field.append(piece);
            column += piece.length();
        }
        return new WrittenField(name, field.append("\r\n").toString());
    }

    /** Whether no line need be longer than 78 characters. */
    static boolean isFoldable(String body) {
        return pieces(body).allMatch(piece -> piece.length() <= LONGEST_PIECE);
    }

    private static Stream<String> pieces(String body) {
        return PIECE.matcher(body).results().map(MatchResult::group);
    }
}
