// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism;

import java.time.Duration;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/**
 * How long attempts of a mechanism may take, each from 1 ms to {@link #LONGEST}.
 *
 * @param connect to the connection
 * @param request from the beginning to the end of the answer
 */
public record Timeouts(Duration connect, Duration request) {
    /** The delivery abandons an attempt after a minute. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final SettingsParser<Duration> PARSER =
            SettingsParser.of("a duration from 1ms to 1m, such as 500ms or 15s", Timeouts::parse);

    /** The elements {@code connectTimeout}, 5 s where there is none, and {@code requestTimeout}. */
    public static Timeouts read(SettingsReader settings, Duration defaultRequest) {
        return new Timeouts(
                settings.value("connectTimeout", PARSER).orElse(CONNECT),
                settings.value("requestTimeout", PARSER).orElse(defaultRequest));
    }

    private static Duration parse(String text) {
        Duration timeout = SettingsParsers.DURATION.parse().apply(text);
        if (timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(text);
        }
        return timeout;
    }
}
