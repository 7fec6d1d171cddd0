// SPDX-License-Identifier: Apache-2.0
package org.msgevents.settings;

import java.util.function.Function;

/**
 * Reads one value.
 *
 * @param wanted what would be right, for the fault of a value that is not
 * @param parse throws {@link IllegalArgumentException} for a value that is not right
 * @param confidentiality whether a fault may show the value
 */
public record SettingsParser<T>(String wanted, Function<String, T> parse, Confidentiality confidentiality) {
    /** Whether a value may be shown. */
    public enum Confidentiality {
        SHOWN,
        SECRET
    }

    public static <T> SettingsParser<T> of(String wanted, Function<String, T> parse) {
        return new SettingsParser<>(wanted, parse, Confidentiality.SHOWN);
    }

    /** For a value that no fault may show. */
    public static <T> SettingsParser<T> ofSecret(String wanted, Function<String, T> parse) {
        return new SettingsParser<>(wanted, parse, Confidentiality.SECRET);
    }
}
