// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.msgevents.integration.chaos.Violation.Promise;

class CountersTest {
    private static final List<JournalEntry> JOURNAL = List.of(
            entry(Subscription.EVERYTHING, "a", Verdict.FAILED),
            entry(Subscription.EVERYTHING, "a", Verdict.TAKEN),
            entry(Subscription.EVERYTHING, "a", Verdict.TAKEN),
            entry(Subscription.EVERYTHING, "b", Verdict.TAKEN),
            entry(Subscription.ARRIVALS, "a", Verdict.REFUSED),
            entry(Subscription.FLAGS, "a", Verdict.REFUSED));

    private static final Counters EVERYTHING = new Counters("everything", 2, 0, 0, 0);
    private static final Counters ARRIVALS = new Counters("arrivals", 0, 0, 1, 0);
    private static final Counters FLAGS = new Counters("flags", 0, 1, 0, 0);
    private static final Counters REMOVALS = new Counters("removals", 0, 0, 0, 0);

    @Test
    void violationsShouldBeNoneWhenEachEventIsCountedOnceAsWhatBecameOfIt() {
        assertThat(Counters.violations(List.of(EVERYTHING, ARRIVALS, FLAGS, REMOVALS), JOURNAL))
                .isEmpty();
    }

    @Test
    void violationsShouldNameARepeatThatIsCountedTwice() {
        Counters twice = new Counters("everything", 3, 0, 0, 0);

        assertThat(Counters.violations(List.of(twice, ARRIVALS, FLAGS, REMOVALS), JOURNAL))
                .extracting(Violation::promise)
                .containsExactly(Promise.COUNTED);
    }

    @Test
    void violationsShouldNameWhatIsPendingStill() {
        Counters pending = new Counters("removals", 0, 0, 0, 1);

        assertThat(Counters.violations(List.of(EVERYTHING, ARRIVALS, FLAGS, pending), JOURNAL))
                .extracting(Violation::promise)
                .containsExactly(Promise.COUNTED);
    }

    @Test
    void violationsShouldNameADropThatIsCountedAsParked() {
        Counters parked = new Counters("flags", 0, 0, 1, 0);

        assertThat(Counters.violations(List.of(EVERYTHING, ARRIVALS, parked, REMOVALS), JOURNAL))
                .extracting(Violation::promise)
                .containsExactly(Promise.COUNTED);
    }

    @Test
    void violationsShouldNameASubscriptionThatIsNotCounted() {
        assertThat(Counters.violations(List.of(EVERYTHING, ARRIVALS, FLAGS), JOURNAL))
                .hasSize(1);
    }

    private static JournalEntry entry(Subscription subscription, String id, Verdict verdict) {
        return new JournalEntry(subscription.title(), id, "{}", verdict);
    }
}
