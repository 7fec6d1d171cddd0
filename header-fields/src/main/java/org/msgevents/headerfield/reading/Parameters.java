// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters (RFC 2045, section 5.1), with the charsets and continuations of RFC 2231. Not thread-safe. */
final class Parameters {
    private static final Pattern SECTION = Pattern.compile("(.+?)\\*(\\d{1,4})(\\*?)");

    private final Map<String, ParameterParts> parts = new LinkedHashMap<>();
    private final Notes notes;

    private Parameters(Notes notes) {
        this.notes = notes;
    }

    /** By name, in small letters, in the order of their first parts. */
    static Map<String, String> read(List<String> pieces, Notes notes) {
        Parameters parameters = new Parameters(notes);
        for (String piece : pieces) {
            if (!piece.isBlank()) {
                parameters.parameter(piece.strip());
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        parameters.parts.forEach((name, part) -> values.put(name, part.value(notes)));
        return values;
    }

    private void parameter(String piece) {
        int equals = piece.indexOf('=');
        String name = Phrases.withoutComments(equals < 0 ? piece : piece.substring(0, equals), notes);
        if (equals < 1 || name.isEmpty() || name.indexOf(' ') >= 0) {
            if (!name.isEmpty() || equals >= 0) {
                notes.add(DefectKind.PARAMETER_SYNTAX, piece);
            }
            return;
        }
        String value = piece.substring(equals + 1).strip();
        if (value.isEmpty() || (value.indexOf(' ') > 0 && isBroken(value))) {
            notes.add(DefectKind.PARAMETER_SYNTAX, piece);
        }
        if (!keep(name.toLowerCase(Locale.ROOT), value)) {
            notes.add(DefectKind.DUPLICATE_PARAMETER, piece);
        }
    }

    /** White space in a value that has no quotes around it. */
    private boolean isBroken(String value) {
        return value.charAt(0) != '"' && Phrases.withoutComments(value, notes).indexOf(' ') >= 0;
    }

    /** False if there was one already. */
    private boolean keep(String name, String value) {
        if (name.indexOf('*') < 0) {
            return of(name).plain(value(value));
        }
        Matcher section = SECTION.matcher(name);
        if (section.matches()) {
            int number = Integer.parseInt(section.group(2));
            return of(section.group(1))
                    .section(number, plain(value), !section.group(3).isEmpty());
        }
        boolean isExtended = name.endsWith("*") && name.length() > 1;
        return isExtended
                ? of(name.substring(0, name.length() - 1)).extended(plain(value))
                : of(name).plain(value(value));
    }

    private ParameterParts of(String name) {
        return parts.computeIfAbsent(name, first -> new ParameterParts());
    }

    /** Encoded words have no place in parameters, but mailers put file names into them. */
    private String value(String value) {
        return EncodedWords.decodeMisplaced(plain(value), notes);
    }

    /** Without quotes and comments. */
    private String plain(String value) {
        if (value.startsWith("\"")) {
            int end = new Structure(value, notes).quoteEnd(0);
            if (end > 0) {
                String behind = Phrases.withoutComments(value.substring(end), notes);
                if (!behind.isEmpty()) {
                    notes.add(DefectKind.SURPLUS_TEXT, behind);
                }
                return Phrases.unescaped(value.substring(1, end - 1));
            }
            return Phrases.unescaped(value.substring(1));
        }
        return Phrases.withoutComments(value, notes);
    }
}
