// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.Events.NOON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class ForwardClockTest {
    private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
    private Duration passed = Duration.ZERO;
    private final InstantSource source = wall::get;
    private final Clock clock = new ForwardClock(source.withZone(ZoneOffset.UTC), this::nanos);

    @Test
    void clockShouldTellWhatTheOtherTells() {
        pass(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
        step(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5).plus(Duration.ofHours(1)));
    }

    @Test
    void clockShouldGoOnWhenTheOtherIsSetBack() {
        step(Duration.ofHours(-1));
        assertThat(clock.instant()).isEqualTo(NOON);
        pass(Duration.ofSeconds(7));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(7));
    }

    @Test
    void clockShouldFollowAgainWhenTheOtherHasCaughtUp() {
        step(Duration.ofHours(-1));
        assertThat(clock.instant()).isEqualTo(NOON);
        step(Duration.ofHours(1));
        pass(Duration.ofSeconds(1));
        step(Duration.ofSeconds(3));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(4));
    }

    @Test
    void clockShouldFollowASmallStepBack() {
        step(Duration.ofMinutes(-1));

        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(60));
    }

    private long nanos() {
        return passed.toNanos();
    }

    private void pass(Duration time) {
        passed = passed.plus(time);
        step(time);
    }

    private void step(Duration by) {
        wall.updateAndGet(told -> told.plus(by));
    }
}
