// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final double MIDDLE = 0.5;

    @Test
    void standardShouldBeTenAttemptsInThreeDays() {
        RetrySchedule standard = RetrySchedule.STANDARD_WEBHOOKS;

        assertThat(standard.after(1, MIDDLE)).hasValue(Duration.ofSeconds(5));
        assertThat(standard.after(9, MIDDLE)).hasValue(Duration.ofHours(24));
        assertThat(standard.after(10, MIDDLE)).isEmpty();
    }

    @Test
    void jitterShouldSpreadTheWaitByAFifth() {
        RetrySchedule schedule = new RetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(100)));

        assertThat(schedule.after(1, 0)).hasValue(Duration.ofSeconds(80));
        assertThat(schedule.after(1, 0.999_999)).hasValueSatisfying(wait -> assertThat(wait)
                .isBetween(Duration.ofMillis(119_900), Duration.ofMinutes(2)));
    }

    @Test
    void scheduleShouldHaveAnAttempt() {
        assertThatThrownBy(() -> new RetrySchedule(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
