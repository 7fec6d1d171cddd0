// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.msgevents.settings.SettingsParser;

/**
 * Text with placeholders, such as <code>{user}</code>; <code>{{</code> is a brace. Immutable.
 *
 * @param lines without white space around them
 */
record Template(List<String> lines) {
    static final SettingsParser<Template> PARSER = SettingsParser.of(
            "a text whose placeholders are of " + Placeholder.names() + ", in braces; {{ for a brace alone",
            Template::parse);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:(\\{)|([^{}]*)}|)");

    Template {
        lines = List.copyOf(lines);
    }

    static Template parse(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            boolean isKnown = found.group(1) != null
                    || Optional.ofNullable(found.group(2))
                            .flatMap(Placeholder::find)
                            .isPresent();
            if (!isKnown) {
                throw new IllegalArgumentException(found.group());
            }
        }
        return new Template(
                Arrays.stream(text.strip().split("\\R", -1)).map(String::strip).toList());
    }

    /** Each line with its values, but for lines that have placeholders and no value for any of them. */
    List<String> fill(Map<Placeholder, String> values) {
        return lines.stream()
                .filter(line -> isToldBy(values, line))
                .map(line -> PLACEHOLDER
                        .matcher(line)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) != null
                                        ? "{"
                                        : value(values, found.group(2)).orElse(""))))
                .map(String::stripTrailing)
                .toList();
    }

    private static boolean isToldBy(Map<Placeholder, String> values, String line) {
        List<Optional<String>> named = PLACEHOLDER
                .matcher(line)
                .results()
                .filter(found -> found.group(1) == null)
                .map(found -> value(values, found.group(2)))
                .toList();
        return named.isEmpty() || named.stream().anyMatch(Optional::isPresent);
    }

    private static Optional<String> value(Map<Placeholder, String> values, String name) {
        return Placeholder.find(name).flatMap(placeholder -> Optional.ofNullable(values.get(placeholder)));
    }
}
