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
import java.util.Optional;

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
        block(CRM, INBOX_KEY, second);
        drop(CRM, INBOX_KEY, second);
        defer(CRM, second, NOON.plusSeconds(5));

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

        settle(new Settlement.Retry(
                CRM, INBOX_KEY, head(CRM, INBOX_KEY).sequence(), Instant.MAX, failedAttempt("503")));

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
    default void deferredShouldCountNoAttempt() {
        append(entry("a", INBOX_KEY, CRM));
        KeptEvent event = head(CRM, INBOX_KEY);

        defer(CRM, event, NOON.plusSeconds(5));

        assertThat(due(CRM).next()).contains(NOON.plusSeconds(5));
        clock().advance(Duration.ofSeconds(5));
        assertThat(due(CRM).lanes()).singleElement().satisfies(lane -> assertThat(lane.attempts())
                .isZero());
    }

    @Test
    default void deferredShouldBringForwardALaneThatWaits() {
        append(entry("a", INBOX_KEY, CRM));
        KeptEvent event = head(CRM, INBOX_KEY);
        retry(CRM, INBOX_KEY, event);

        defer(CRM, event, NOON);

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
        assertThat(due(CRM).lanes().get(0).attempts()).isEqualTo(1);
    }

    @Test
    default void blockedShouldHoldBackItsKeyAndBeCounted() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM), entry("c", ARCHIVE_KEY, CRM));

        block(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        clock().advance(Duration.ofSeconds(5));
        block(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(keys(due(CRM))).containsExactly(ARCHIVE_KEY);
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 0, 3, 0, 0, 1));
        clock().advance(Duration.ofSeconds(5));
        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
    }

    @Test
    default void blockedShouldNotBeCountedWhenSomethingElseBecameOfIt() {
        append(entry("a", INBOX_KEY, CRM), entry("b", ARCHIVE_KEY, CRM));
        KeptEvent delivered = head(CRM, INBOX_KEY);
        KeptEvent retried = head(CRM, ARCHIVE_KEY);
        block(CRM, INBOX_KEY, delivered);
        block(CRM, ARCHIVE_KEY, retried);
        long blocked = counters(CRM).blocked();

        deliver(CRM, INBOX_KEY, delivered);
        retry(CRM, ARCHIVE_KEY, retried);

        assertThat(blocked).isEqualTo(2);
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 1, 1, 0, 0, 0));
    }

    @Test
    default void droppedShouldBringForwardTheNextOfItsLaneAndBeCounted() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER), entry("b", INBOX_KEY, CRM));

        drop(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("b"));
        assertThat(bodies(ARCHIVER, INBOX_KEY)).containsExactly(bodyOf("a"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 1, 0, 1));
    }

    private void defer(String subscription, KeptEvent event, Instant notBefore) {
        settle(new Settlement.Deferred(subscription, INBOX_KEY, event.sequence(), notBefore, Optional.empty()));
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
