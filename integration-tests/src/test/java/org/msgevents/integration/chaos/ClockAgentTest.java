// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.server.Launch;

class ClockAgentTest {
    private static final int HEAP_MIB = 32;
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private Path directory;

    @BeforeEach
    void setUp(@TempDir Path directory) {
        this.directory = directory;
    }

    /** A program of the bundle, as far as its name goes. */
    static final class Teller {
        private Teller() {}

        public static void main(String[] arguments) {
            System.out.print(Clock.systemUTC().instant());
        }
    }

    @Test
    void systemClockShouldBeAnHourAheadInTheProcessWhenItIsSteppedAndRightAfterwards() throws Exception {
        SteppedClock clock = SteppedClock.create(directory, SteppedClock.Way.BOTH);
        Instant right = told(clock);
        clock.strike();
        Instant ahead = told(clock);
        clock.strike();
        Instant back = told(clock);

        assertThat(right).isBetween(Instant.now().minus(TOLERANCE), Instant.now());
        assertThat(ahead)
                .isAfter(right.plus(Duration.ofHours(1)))
                .isBefore(Instant.now().plus(Duration.ofHours(1)));
        assertThat(back).isBetween(right, Instant.now());
    }

    private static Instant told(SteppedClock clock) throws Exception {
        Process teller = Launch.of(Teller.class, HEAP_MIB).with(clock.option()).start(List.of());
        return Instant.parse(new String(teller.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
