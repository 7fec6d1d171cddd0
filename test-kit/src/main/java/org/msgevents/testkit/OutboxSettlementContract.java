// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.ARCHIVE_KEY;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.OutboxUnderTest.await;
import static org.msgevents.testkit.OutboxUnderTest.keys;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

/** What becomes of events that a subscription has had, has refused, or could not be given. */
public interface OutboxSettlementContract extends OutboxUnderTest {
    @Test
    default void deliveredShouldBringForwardTheNextOfItsLane() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));

        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("b"));
    }

    @Test
    default void settleShouldDoNothingWhenTheEventIsNotTheFirstOfItsLane() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        KeptEvent second = lane(CRM, INBOX_KEY).get(1);

        deliver(CRM, INBOX_KEY, second);
        park(CRM, INBOX_KEY, second);
        retry(CRM, INBOX_KEY, second);

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
        assertThat(due(CRM).lanes().get(0).attempts()).isZero();
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 2, 0, 0));
    }

    @Test
    default void settleShouldDoNothingWhenTheEventWasSettledBefore() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        KeptEvent first = head(CRM, INBOX_KEY);

        deliver(CRM, INBOX_KEY, first);
        deliver(CRM, INBOX_KEY, first);
        park(CRM, INBOX_KEY, first);

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("b"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 1, 1, 0, 0));
    }

    @Test
    default void settleShouldDoNothingWhenTheSubscriptionIsNotKnown() {
        append(entry("a", INBOX_KEY, CRM));

        deliver("nobody", INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
        assertThat(await(outbox().counters())).containsOnlyKeys(CRM);
    }

    @Test
    default void retryShouldHoldBackItsLaneOnly() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM), entry("c", ARCHIVE_KEY, CRM));

        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(keys(due(CRM))).containsExactly(ARCHIVE_KEY);
        assertThat(due(CRM).next()).contains(NOON.plusSeconds(5));
    }

    @Test
    default void retryShouldHoldBackWhatIsAppendedToItsLaneLater() {
        append(entry("a", INBOX_KEY, CRM));
        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        append(entry("b", INBOX_KEY, CRM));

        assertThat(due(CRM).lanes()).isEmpty();
    }

    @Test
    default void retryShouldHoldBackOneSubscriptionOnly() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER));

        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(due(CRM).lanes()).isEmpty();
        assertThat(bodies(ARCHIVER, INBOX_KEY)).containsExactly(bodyOf("a"));
    }

    @Test
    default void laneShouldBeDueAgainWhenItsTimeHasCome() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        clock().advance(Duration.ofSeconds(5));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
    }

    @Test
    default void attemptsShouldCountTheFailuresOfTheFirstEvent() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        clock().advance(Duration.ofSeconds(5));
        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        clock().advance(Duration.ofSeconds(5));

        int attemptsOfFirst = due(CRM).lanes().get(0).attempts();
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(attemptsOfFirst).isEqualTo(2);
        assertThat(due(CRM).lanes().get(0).attempts()).isZero();
    }

    @Test
    default void retryShouldTakeTheFarthestTime() {
        append(entry("a", INBOX_KEY, CRM));

        settle(new Settlement.Retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY).sequence(), Instant.MAX));

        assertThat(due(CRM).lanes()).isEmpty();
        assertThat(due(CRM).next()).hasValueSatisfying(next -> assertThat(next).isAfter(NOON.plusSeconds(1_000_000)));
    }

    @Test
    default void parkedShouldNotBlockItsLane() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        clock().advance(Duration.ofSeconds(5));

        park(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("b"));
        assertThat(due(CRM).lanes().get(0).attempts()).isZero();
    }

    @Test
    default void countersShouldAddUp() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM), entry("c", INBOX_KEY, CRM));
        append(entry("d", INBOX_KEY, CRM, ARCHIVER));

        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        park(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(4, 1, 2, 1, 0));
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0));
    }

    @Test
    default void countersShouldBeEmptyWhenNothingWasAppended() {
        assertThat(await(outbox().counters())).isEmpty();
    }
}
