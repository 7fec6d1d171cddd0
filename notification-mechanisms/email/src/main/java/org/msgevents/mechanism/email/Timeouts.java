// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.time.Duration;

import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/**
 * How long attempts may take.
 *
 * @param connect to the connection
 * @param request from the beginning to the server's last reply, waiting for a connection included
 */
record Timeouts(Duration connect, Duration request) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration REQUEST = Duration.ofSeconds(30);

    /** The delivery abandons an attempt after a minute. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final SettingsParser<Duration> PARSER =
            SettingsParser.of("a duration from 1ms to 1m, such as 500ms or 15s", Timeouts::parse);

    static Timeouts read(SettingsReader settings) {
        return new Timeouts(
                settings.value("connectTimeout", PARSER).orElse(CONNECT),
                settings.value("requestTimeout", PARSER).orElse(REQUEST));
    }

    private static Duration parse(String text) {
        Duration timeout = SettingsParsers.DURATION.parse().apply(text);
        if (timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(text);
        }
        return timeout;
    }
}
