// SPDX-License-Identifier: Apache-2.0
package org.msgevents.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parsers of the values that settings share. */
public final class SettingsParsers {
    private static final Pattern DURATION_FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE_FORM = Pattern.compile("([0-9]{1,9})(B|KiB|MiB|GiB)");
    private static final Map<String, Integer> SHIFTS = Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30);
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    /** A number and its unit, without space: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d}. */
    public static final SettingsParser<Duration> DURATION =
            SettingsParser.of("a duration such as 500ms, 30s, 5m, 2h or 1d", SettingsParsers::duration);

    /** Octets, as a number and its unit, without space: {@code 0B}, {@code 64KiB}, {@code 1MiB}, {@code 2GiB}. */
    public static final SettingsParser<Long> SIZE =
            SettingsParser.of("a size such as 64KiB, 500MiB or 2GiB", SettingsParsers::size);

    /** What something is known by: in logs, in files and in URLs. */
    public static final SettingsParser<String> NAME =
            SettingsParser.of("a name of letters, digits, '.', '_' and '-'", SettingsParsers::name);

    /** Any text that is not empty. */
    public static final SettingsParser<String> TEXT = SettingsParser.of("a text", text -> text);

    private SettingsParsers() {}

    /** Values separated by white space, each read by {@code element}. */
    public static <T> SettingsParser<List<T>> listOf(SettingsParser<T> element) {
        return SettingsParser.of(
                "a list, separated by spaces, of: " + element.wanted(),
                text -> words(text).map(element.parse()).toList());
    }

    /** One of the words, spelt exactly so. */
    public static <T> SettingsParser<T> oneOf(Map<String, T> words) {
        return SettingsParser.of("one of " + words.keySet().stream().sorted().toList(), text -> {
            T value = words.get(text);
            if (value == null) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty());
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION_FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        ChronoUnit unit = UNITS.getOrDefault(matcher.group(2), ChronoUnit.SECONDS);
        return Duration.of(Long.parseLong(matcher.group(1)), unit);
    }

    private static long size(String text) {
        Matcher matcher = SIZE_FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return Long.parseLong(matcher.group(1)) << SHIFTS.getOrDefault(matcher.group(2), 0);
    }

    private static String name(String text) {
        if (!text.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
