// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.outbox.jdbc.BoundedOutbox.age;
import static org.msgevents.outbox.jdbc.BoundedOutbox.octets;
import static org.msgevents.outbox.jdbc.BoundedOutbox.octetsOf;
import static org.msgevents.outbox.jdbc.BoundedOutbox.pending;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.ARCHIVE_KEY;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

interface OutboxOverflowContract extends BoundedOutbox {
    @Test
    default void dropOldestShouldGiveUpWhatWaitsLongestOverAllLanes() throws SQLException {
        open(Bounds.NONE, pending(2, OnFull.DROP_OLDEST));
        session().append(List.of(entry("a", ARCHIVE_KEY, CRM)), List.of());

        append("b", "c", "d");

        assertThat(bodies(ARCHIVE_KEY)).isEmpty();
        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"), bodyOf("d"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(4, 0, 2, 0, 2));
    }

    @Test
    default void overallBoundShouldTakeFromWhoeverHasMostWaiting() throws SQLException {
        open(pending(2, OnFull.DROP_OLDEST), Bounds.NONE);
        append("a", "b");

        session().append(List.of(entry("c", INBOX_KEY, ARCHIVER)), List.of());

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 1, 0, 1));
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0));
    }

    @Test
    default void maxAgeShouldGiveUpWhatWaitsAndWhatIsParked() throws SQLException {
        open(Bounds.NONE, age(Duration.ofDays(1)));
        append("a", "b");
        park(CRM, 1);
        clock().advance(Duration.ofDays(1).plusSeconds(1));
        append("c");

        session().tidy();

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 0, 1, 0, 2));
    }

    @Test
    default void dropOldestShouldGiveUpByOctetsWhatIsParkedWhenItIsOlder() throws SQLException {
        open(Bounds.NONE, octets(octetsOf("a") + octetsOf("b"), OnFull.DROP_OLDEST));
        append("a");
        park(CRM, 1);
        clock().advance(Duration.ofSeconds(1));

        append("b", "c");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"), bodyOf("c"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 0, 2, 0, 1));
    }

    @Test
    default void dropOldestShouldLeaveWhatIsParkedWhenTooManyWait() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.DROP_OLDEST));
        append("a");
        park(CRM, 1);

        append("b", "c");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 0, 1, 1, 1));
    }

    @Test
    default void dropOldestShouldGiveUpALaneThatIsBlocked() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.DROP_OLDEST));
        append("a");
        FailedAttempt attempt =
                new FailedAttempt(NOON, Duration.ofMillis(1), FailedAttempt.Outcome.MECHANISM_ERROR, "503");
        settle(new Settlement.Blocked(CRM, INBOX_KEY, 1, NOON.plusSeconds(60), attempt));

        append("b");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 1, 0, 1));
        assertThat(session().tables().attempts(CRM, 1)).isEmpty();
    }

    @Test
    default void settlementOfWhatWasGivenUpShouldChangeNothing() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.DROP_OLDEST));
        append("a", "b");

        deliver(1);

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 1, 0, 1));
    }

    @Test
    default void dropOldestShouldNotTakeFromOthers() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.DROP_OLDEST));

        session()
                .append(
                        List.of(
                                entry("a", INBOX_KEY, CRM, ARCHIVER),
                                entry("b", INBOX_KEY, CRM, ARCHIVER),
                                entry("c", INBOX_KEY, CRM, ARCHIVER)),
                        List.of());

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"));
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(3, 0, 3, 0, 0));
    }

    @Test
    default void overallBoundOfOctetsShouldTakeFromWhoeverHasMost() throws SQLException {
        String large = "l".repeat(1_000);
        open(octets(octetsOf(large) + 2 * octetsOf("a"), OnFull.DROP_OLDEST), Bounds.NONE);
        session().append(List.of(entry(large, INBOX_KEY, ARCHIVER)), List.of());
        park(ARCHIVER, 1);

        append("a", "b", "c");

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 0, 3, 0, 0));
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(1, 0, 0, 0, 1));
    }

    @Test
    default void tidyShouldBringTheOutboxUnderALimitThatIsLowerThanBefore() throws SQLException {
        open(Bounds.NONE, Bounds.NONE);
        for (int i = 0; i < 300; i++) {
            append("event " + i);
        }
        reopen(pending(290, OnFull.DROP_OLDEST), pending(10, OnFull.DROP_OLDEST));

        Progress first = session().tidy();
        session().tidy();
        Progress last = session().tidy();

        assertThat(first).isEqualTo(Progress.MORE_TO_DO);
        assertThat(last).isEqualTo(Progress.DONE);
        assertThat(bodies(INBOX_KEY)).hasSize(10).first().isEqualTo(bodyOf("event 290"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(300, 0, 10, 0, 290));
    }

    @Test
    default void maxAgeShouldKeepWhatIsNotOlder() throws SQLException {
        open(Bounds.NONE, age(Duration.ofDays(1)));
        append("a");
        clock().advance(Duration.ofDays(1));

        session().tidy();

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("a"));
    }

    @Test
    default void maxAgeOfAllShouldBeForThoseWithoutOneOfTheirOwn() throws SQLException {
        open(age(Duration.ofHours(1)), age(Duration.ofHours(3)));
        session().append(List.of(entry("a", INBOX_KEY, CRM, ARCHIVER)), List.of());
        clock().advance(Duration.ofHours(2));

        session().tidy();

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0));
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(1, 0, 0, 0, 1));
    }

    @Test
    default void maxAgeShouldGiveUpInSteps() throws SQLException {
        open(Bounds.NONE, age(Duration.ofDays(1)));
        for (int i = 0; i < 300; i++) {
            append("event " + i);
        }
        clock().advance(Duration.ofDays(2));

        Progress first = session().tidy();
        long afterOne = counters(CRM).pending();
        session().tidy();

        assertThat(first).isEqualTo(Progress.MORE_TO_DO);
        assertThat(afterOne).isEqualTo(300 - 256);
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(300, 0, 0, 0, 300));
    }
}
