// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.entry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.FailedAttempt.Outcome;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Settlement;

/** What is remembered of attempts that failed, and for how long. */
public interface OutboxAttemptContract extends OutboxUnderTest {
    @Test
    default void attemptsShouldTellWhatFailedInOrder() {
        append(entry("a", INBOX_KEY, CRM));
        KeptEvent event = head(CRM, INBOX_KEY);
        FailedAttempt first =
                new FailedAttempt(NOON, Duration.ofMillis(7), Outcome.MECHANISM_ERROR, "HTTP 503: \u4e16");
        FailedAttempt second = new FailedAttempt(NOON, Duration.ofSeconds(9), Outcome.MECHANISM_ERROR, "no answer");
        FailedAttempt third = new FailedAttempt(NOON, Duration.ZERO, Outcome.REQUEST_ERROR, "HTTP 422");

        settle(new Settlement.Retry(CRM, INBOX_KEY, event.sequence(), NOON, first));
        settle(new Settlement.Deferred(CRM, INBOX_KEY, event.sequence(), NOON, Optional.of(second)));
        settle(new Settlement.Blocked(CRM, INBOX_KEY, event.sequence(), NOON, third));

        assertThat(attempts(CRM, event.sequence())).containsExactly(first, second, third);
    }

    @Test
    default void attemptsShouldBeEmptyWhenNothingFailed() {
        append(entry("a", INBOX_KEY, CRM));

        assertThat(attempts(CRM, head(CRM, INBOX_KEY).sequence())).isEmpty();
        assertThat(attempts("nobody", 1)).isEmpty();
    }

    @Test
    default void attemptsShouldConcernOneSubscriptionOnly() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER));
        KeptEvent event = head(CRM, INBOX_KEY);

        retry(CRM, INBOX_KEY, event);

        assertThat(attempts(CRM, event.sequence())).hasSize(1);
        assertThat(attempts(ARCHIVER, event.sequence())).isEmpty();
    }

    @Test
    default void attemptsShouldBeTheLastOnes() {
        append(entry("a", INBOX_KEY, CRM));
        KeptEvent event = head(CRM, INBOX_KEY);
        List<String> reasons = IntStream.range(0, Outbox.ATTEMPTS_KEPT + 5)
                .mapToObj(i -> "failure " + i)
                .toList();

        reasons.forEach(
                reason -> settle(new Settlement.Retry(CRM, INBOX_KEY, event.sequence(), NOON, failedAttempt(reason))));

        assertThat(attempts(CRM, event.sequence()))
                .extracting(FailedAttempt::reason)
                .containsExactlyElementsOf(reasons.subList(5, reasons.size()));
    }

    @Test
    default void attemptsShouldBeKeptWhenTheEventIsParked() {
        append(entry("a", INBOX_KEY, CRM));
        KeptEvent event = head(CRM, INBOX_KEY);
        retry(CRM, INBOX_KEY, event);

        settle(new Settlement.Parked(
                CRM, INBOX_KEY, event.sequence(), "given up", Optional.of(failedAttempt("the last"))));

        assertThat(attempts(CRM, event.sequence()))
                .extracting(FailedAttempt::reason)
                .containsExactly("503", "the last");
    }

    @Test
    default void attemptsShouldBeGoneWhenTheEventWasDeliveredOrDropped() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        KeptEvent first = head(CRM, INBOX_KEY);
        retry(CRM, INBOX_KEY, first);
        deliver(CRM, INBOX_KEY, first);
        KeptEvent second = head(CRM, INBOX_KEY);
        retry(CRM, INBOX_KEY, second);
        drop(CRM, INBOX_KEY, second);

        assertThat(attempts(CRM, first.sequence())).isEmpty();
        assertThat(attempts(CRM, second.sequence())).isEmpty();
    }

    @Test
    default void attemptsShouldSurviveAReopen() {
        append(entry("a", INBOX_KEY, CRM));
        KeptEvent event = head(CRM, INBOX_KEY);
        retry(CRM, INBOX_KEY, event);

        reopen();

        assertThat(attempts(CRM, event.sequence())).containsExactly(failedAttempt("503"));
    }
}
