// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.writing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parameters (RFC 2045, section 5.1), extended and continued by RFC 2231 where they must be. */
final class ParameterText {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$&+.^_`{|}~-]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$&+.^_`{|}~-]{1,40}");
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_SECTION = 50;

    private ParameterText() {}

    /** Such as {@code ; charset=utf-8}, one after the other. */
    static String of(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> of(parameter.getKey(), CleanText.of(parameter.getValue())))
                .collect(Collectors.joining("; "));
    }

    static String token(String text) {
        if (!TOKEN.matcher(text).matches() || text.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("'" + CleanText.of(text) + "' is no token of at most " + LONGEST_VALUE
                    + " letters, digits and these: !#$&+.^_`{|}~-");
        }
        return text;
    }

    private static String of(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + CleanText.of(name) + "' is no name of a parameter");
        }
        if (!CleanText.isPlain(value) || value.length() > LONGEST_VALUE) {
            return extended(name, sections(value));
        }
        return name + '=' + (TOKEN.matcher(value).matches() ? value : Words.quoted(value));
    }

    private static String extended(String name, List<String> sections) {
        if (sections.size() == 1) {
            return name + "*=UTF-8''" + sections.get(0);
        }
        return IntStream.range(0, sections.size())
                .mapToObj(i -> name + "*" + i + "*=" + (i == 0 ? "UTF-8''" : "") + sections.get(i))
                .collect(Collectors.joining("; "));
    }

    /** Percent-encoded, none with a part of a character. */
    private static List<String> sections(String value) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        value.codePoints()
                .mapToObj(Character::toString)
                .map(ParameterText::encoded)
                .forEach(character -> {
                    if (section.length() + character.length() > LONGEST_SECTION) {
                        sections.add(section.toString());
                        section.setLength(0);
                    }
                    section.append(character);
                });
        sections.add(section.toString());
        return sections;
    }

    private static String encoded(String character) {
        if (TOKEN.matcher(character).matches()) {
            return character;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(String.format("%02X", octet));
        }
        return encoded.toString();
    }
}
