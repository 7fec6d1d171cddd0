// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.writing;

import java.util.regex.Pattern;

import org.msgevents.headerfield.FieldNames;

/**
 * A header field as it goes into a message. There is none that could end the header or begin another field: whoever
 * makes one gets an {@link IllegalArgumentException}.
 *
 * @param name its name
 * @param lines the whole field: printable ASCII, folded, with CRLF at the end of each line, none longer than 998
 *     characters (RFC 5322, sections 2.1.1 and 2.2.3)
 */
public record WrittenField(String name, String lines) {
    private static final int LONGEST_LINE = 998;

    /** Possessive: no line is looked at twice. A line of white space alone is obsolete, and not written. */
    private static final Pattern BODY =
            Pattern.compile("[\\t -~]*+\\r\\n(?:[\\t ]++[!-~][\\t -~]*+\\r\\n)*+", Pattern.DOTALL);

    public WrittenField {
        if (!FieldNames.isFieldName(name) || !lines.startsWith(name + ":")) {
            throw new IllegalArgumentException("a field does not begin with its name");
        }
        if (!BODY.matcher(lines.substring(name.length() + 1)).matches()) {
            throw new IllegalArgumentException(name + " has characters that no field may have");
        }
        if (lines.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
            throw new IllegalArgumentException(name + " has a line of more than " + LONGEST_LINE + " characters");
        }
    }

    @Override
    public String toString() {
        return lines;
    }
}
