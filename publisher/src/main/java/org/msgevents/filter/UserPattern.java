// SPDX-License-Identifier: Apache-2.0
package org.msgevents.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;

/**
 * A user name in which {@code *} stands for any characters, such as {@code *@example.com}; without regard to case.
 *
 * @param glob as configured
 */
public record UserPattern(String glob, Pattern compiled) {
    /** Several, separated by spaces. */
    public static final SettingsParser<List<UserPattern>> LIST =
            SettingsParsers.listOf(SettingsParser.of("a user name, * for any characters", UserPattern::of));

    public static UserPattern of(String glob) {
        String regex = Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new UserPattern(glob, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
    }

    /** The domain of all users that match, as {@link #domain(String)} tells it; empty when there may be several. */
    public Optional<String> domain() {
        return Optional.of(domain(glob)).filter(domain -> !domain.contains("*") && glob.contains("@"));
    }

    /** What stands behind a user's last {@code @}, in lower case; of one without, the whole. */
    public static String domain(String user) {
        return user.substring(user.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    public boolean matches(String user) {
        return compiled.matcher(user).matches();
    }

    @Override
    public String toString() {
        return glob;
    }
}
