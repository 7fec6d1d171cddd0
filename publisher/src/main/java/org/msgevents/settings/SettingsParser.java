// SPDX-License-Identifier: Apache-2.0
package org.msgevents.settings;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads one value.
 *
 * @param wanted what would be right, for the fault of a value that is not
 * @param parse throws {@link IllegalArgumentException} for a value that is not right
 * @param confidentiality how much of the value a fault may show
 */
public record SettingsParser<T>(String wanted, Function<String, T> parse, Confidentiality confidentiality) {
    /** How much of a value a fault may show. */
    public enum Confidentiality {
        SHOWN,
        /** A URL, without what may be a password or a token: user-info, query and fragment. */
        URL,
        SECRET;

        /** Generous: a password may hold what does not belong there. */
        private static final Pattern USER_INFO = Pattern.compile("(?s)([A-Za-z0-9+.-]*://)?.*@");

        private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("(?s)([?#]).*");

        String show(String value) {
            return switch (this) {
                case SHOWN -> "'" + value + "'";
                case URL -> "'" + withoutSecrets(value) + "'";
                case SECRET -> "the value";
            };
        }

        private static String withoutSecrets(String url) {
            String anonymous = USER_INFO.matcher(url).replaceFirst("$1***@");
            return QUERY_OR_FRAGMENT.matcher(anonymous).replaceFirst("$1***");
        }
    }

    public static <T> SettingsParser<T> of(String wanted, Function<String, T> parse) {
        return new SettingsParser<>(wanted, parse, Confidentiality.SHOWN);
    }

    /** For a URL: a fault shows it without user-info, query and fragment. */
    public static <T> SettingsParser<T> ofUrl(String wanted, Function<String, T> parse) {
        return new SettingsParser<>(wanted, parse, Confidentiality.URL);
    }

    /** For a value that no fault may show. */
    public static <T> SettingsParser<T> ofSecret(String wanted, Function<String, T> parse) {
        return new SettingsParser<>(wanted, parse, Confidentiality.SECRET);
    }
}
