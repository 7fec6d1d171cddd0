// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.time.Duration;
import java.util.Optional;

import org.msgevents.mechanism.Timeouts;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;
import org.msgevents.settings.SettingsReader;

/**
 * How events are put together into one request.
 *
 * @param maxEvents the most
 * @param maxBytes of a request's body; a single event may have more
 * @param maxWait how long the first waits for others
 */
record BatchSettings(int maxEvents, long maxBytes, Duration maxWait) {
    private static final int MOST_EVENTS = 1_000;
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final SettingsParser<Integer> EVENTS =
            SettingsParser.of("a number from 2 to 1000, such as 100", BatchSettings::events);
    private static final SettingsParser<Long> BYTES =
            SettingsParser.of("a size from 1KiB to 16MiB, such as 1MiB", BatchSettings::bytes);
    private static final SettingsParser<Duration> WAIT =
            SettingsParser.of("a duration from 1ms to 10s, such as 200ms", BatchSettings::duration);

    /**
     * Empty where events go one by one.
     *
     * @param timeout of a request
     */
    static Optional<BatchSettings> read(SettingsReader settings, Duration timeout) {
        return settings.child("batch").map(batch -> of(batch, timeout));
    }

    private static BatchSettings of(SettingsReader batch, Duration timeout) {
        BatchSettings read = new BatchSettings(
                batch.attribute("maxEvents", EVENTS).orElse(100),
                batch.attribute("maxSize", BYTES).orElse(1024L * 1024),
                batch.attribute("maxWait", WAIT).orElse(Duration.ofMillis(200)));
        if (read.maxWait.plus(timeout).plus(timeout).compareTo(Timeouts.LONGEST) > 0) {
            batch.fault(
                    "maxWait and two requestTimeouts are more than a minute",
                    "less: an event that a batch is refused for is sent once more, alone");
        }
        return read;
    }

    private static int events(String text) {
        return Math.toIntExact(within(2, MOST_EVENTS, Integer.parseInt(text)));
    }

    private static long bytes(String text) {
        return within(1024, MOST_BYTES, SettingsParsers.SIZE.parse().apply(text));
    }

    private static Duration duration(String text) {
        Duration wait = SettingsParsers.DURATION.parse().apply(text);
        within(1, LONGEST_WAIT.toMillis(), wait.toMillis());
        return wait;
    }

    private static long within(long least, long most, long number) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " is out of range");
        }
        return number;
    }
}
