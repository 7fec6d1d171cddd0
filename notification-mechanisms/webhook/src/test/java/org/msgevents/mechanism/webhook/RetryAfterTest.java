// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.NOON;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.testkit.MutableClock;

class RetryAfterTest {
    private static final Clock AT_NOON = MutableClock.startingAt(NOON);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                             | PT0S",
                "120                           | PT2M",
                "999999999                     | PT999999999S",
                "Mon, 23 Nov 2026 12:00:30 GMT | PT30S",
                "Mon, 23 Nov 2026 12:00:00 GMT | PT0S",
                "Mon, 23 Nov 2026 11:00:00 GMT | PT0S",
                "Tue, 24 Nov 2026 12:00:00 GMT | PT24H",
            })
    void parseShouldTellTheWaitWhenTheValueIsOne(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, AT_NOON)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "1.5", "soon", "1234567890", "2026-11-23T12:00:30Z", "Sun, 23 Nov 2026 12:00:30 GMT"})
    void parseShouldBeEmptyWhenTheValueIsNone(String value) {
        assertThat(RetryAfter.parse(value, AT_NOON)).isEmpty();
    }
}
