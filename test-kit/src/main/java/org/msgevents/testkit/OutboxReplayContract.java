// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.ARCHIVE_KEY;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.EventFixture.idOf;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.DeliveredPage;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.SubscriptionCounters;

/** How what was delivered is told again. The outbox keeps what was delivered for an hour at least. */
public interface OutboxReplayContract extends OutboxUnderTest {
    @Test
    default void retentionShouldBeToldAndNotBeZero() {
        assertThat(await(outbox().retention())).isGreaterThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    default void deliveredShouldTellWhatEachSubscriptionHasHad() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER), entry("b", INBOX_KEY, CRM), entry("c", ARCHIVE_KEY, CRM));
        KeptEvent first = head(CRM, INBOX_KEY);
        deliver(CRM, INBOX_KEY, first);
        drop(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        park(CRM, ARCHIVE_KEY, head(CRM, ARCHIVE_KEY));

        assertThat(delivered(CRM)).containsExactly(first);
        assertThat(delivered(ARCHIVER)).isEmpty();
        assertThat(delivered("nobody")).isEmpty();
    }

    @Test
    default void deliveredShouldComeInPages() {
        deliverAll("a", "b", "c");
        long last = delivered(CRM).get(2).sequence();

        DeliveredPage first = await(outbox().delivered(new DeliveredQuery(CRM, 0, 2)));
        DeliveredPage second = await(
                outbox().delivered(new DeliveredQuery(CRM, first.events().get(1).sequence(), 2)));
        DeliveredPage third = await(outbox().delivered(new DeliveredQuery(CRM, last, 2)));

        assertThat(first.events()).extracting(KeptEvent::id).containsExactly(idOf("a"), idOf("b"));
        assertThat(second.events()).extracting(KeptEvent::id).containsExactly(idOf("c"));
        assertThat(third.events()).isEmpty();
        assertThat(List.of(first.last(), second.last(), third.last())).containsOnly(last);
    }

    @Test
    default void deliveredShouldComeInSmallerPagesWhereEventsAreLarge() {
        String[] large =
                IntStream.range(0, 5).mapToObj(i -> i + "x".repeat(700_000)).toArray(String[]::new);
        deliverAll(large);

        DeliveredPage page = await(outbox().delivered(new DeliveredQuery(CRM, 0, 5)));

        assertThat(page.events()).hasSizeBetween(1, 4);
        assertThat(page.events().get(0).body()).isEqualTo(bodyOf(large[0]));
    }

    @Test
    default void replayShouldTellAgainWhatWasToldAsItWas() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM), entry("c", ARCHIVE_KEY, CRM));
        List<KeptEvent> told = lane(CRM, INBOX_KEY);
        told.forEach(event -> deliver(CRM, INBOX_KEY, event));
        deliver(CRM, ARCHIVE_KEY, head(CRM, ARCHIVE_KEY));

        Replayed replayed = replay(CRM, told.get(1), told.get(0));

        assertThat(replayed).isEqualTo(new Replayed(2, OptionalLong.empty()));
        List<KeptEvent> again = lane(CRM, INBOX_KEY);
        assertThat(again).extracting(KeptEvent::id).containsExactly(idOf("a"), idOf("b"));
        assertThat(again).extracting(KeptEvent::body).containsExactly(bodyOf("a"), bodyOf("b"));
        assertThat(again)
                .extracting(KeptEvent::told)
                .containsExactly(told.get(0).told(), told.get(1).told());
        assertThat(lane(CRM, ARCHIVE_KEY)).isEmpty();
    }

    @Test
    default void replayedEventsShouldComeBehindWhatWaits() {
        deliverAll("a", "b");
        append(entry("c", INBOX_KEY, CRM), entry("d", INBOX_KEY, CRM));
        KeptEvent underWay = head(CRM, INBOX_KEY);

        replayAll(CRM);
        append(entry("e", INBOX_KEY, CRM));

        assertThat(head(CRM, INBOX_KEY)).isEqualTo(underWay);
        assertThat(bodies(CRM, INBOX_KEY))
                .containsExactly(bodyOf("c"), bodyOf("d"), bodyOf("a"), bodyOf("b"), bodyOf("e"));
        assertThat(lane(CRM, INBOX_KEY))
                .extracting(KeptEvent::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    default void replayShouldCountWhatItPutsBack() {
        deliverAll("a", "b", "c");

        replayAll(CRM);
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        park(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        drop(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 4, 0, 1, 1, 0, 0, 3));
        reopen();
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 4, 0, 1, 1, 0, 0, 3));
    }

    @Test
    default void replayShouldLeaveAloneWhatIsNotDelivered() {
        deliverAll("put back");
        KeptEvent putBack = delivered(CRM).get(0);
        append(entry("waits", INBOX_KEY, CRM), entry("parked", ARCHIVE_KEY, CRM));
        KeptEvent waits = head(CRM, INBOX_KEY);
        KeptEvent parked = head(CRM, ARCHIVE_KEY);
        park(CRM, ARCHIVE_KEY, parked);
        replay(CRM, putBack);

        assertThat(replay(CRM, putBack, waits, parked)).isEqualTo(Replayed.NOTHING);
        assertThat(replay("nobody", putBack)).isEqualTo(Replayed.NOTHING);
        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("waits"), bodyOf("put back"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 1, 2, 1, 0, 0, 0, 1));
    }

    @Test
    default void replayShouldConcernOneSubscriptionOnly() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        deliver(ARCHIVER, INBOX_KEY, head(ARCHIVER, INBOX_KEY));

        replayAll(CRM);
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(due(ARCHIVER).lanes()).isEmpty();
        assertThat(delivered(CRM)).isEqualTo(delivered(ARCHIVER)).hasSize(1);
    }

    @Test
    default void replayedEventShouldGoTheWayOfAnyOtherAndBeReplayedAgain() {
        deliverAll("a");
        KeptEvent told = delivered(CRM).get(0);
        for (int i = 0; i < 3; i++) {
            replayAll(CRM);
            retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
            clock().advance(Duration.ofSeconds(5));
            KeptEvent again = head(CRM, INBOX_KEY);
            assertThat(again.told()).isEqualTo(told.told());
            deliver(CRM, INBOX_KEY, again);
            assertThat(attempts(CRM, again.sequence())).isEmpty();
        }

        assertThat(delivered(CRM)).containsExactly(told);
        assertThat(due(CRM).lanes()).isEmpty();
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 4, 0, 0, 0, 0, 0, 3));
    }

    @Test
    default void releasedEventShouldBeReplayedAsItWasToldLast() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        park(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        await(outbox().release(CRM, parked(CRM).get(0).sequence()));
        KeptEvent released = head(CRM, INBOX_KEY);
        deliver(CRM, INBOX_KEY, released);

        replayAll(CRM);

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("b"), bodyOf("a"));
        assertThat(lane(CRM, INBOX_KEY).get(1).told()).isEqualTo(released.told());
    }

    @Test
    default void deliveredEventShouldNotBeKeptTwice() {
        deliverAll("a");

        append(entry("a", INBOX_KEY, CRM));

        assertThat(due(CRM).lanes()).isEmpty();
        assertThat(delivered(CRM)).hasSize(1);
    }

    @Test
    default void reopenShouldForgetNothingThatCanBeReplayed() {
        deliverAll("a", "b");
        reopen();

        replayAll(CRM);

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
    }

    @Test
    default void crashShouldForgetNoReplay() {
        deliverAll("a", "b");
        List<KeptEvent> told = delivered(CRM);
        replayAll(CRM);
        append(entry("c", INBOX_KEY, CRM));

        crash();

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"), bodyOf("c"));
        assertThat(lane(CRM, INBOX_KEY).subList(0, 2))
                .extracting(KeptEvent::told)
                .isEqualTo(told.stream().map(KeptEvent::told).toList());
        assertThat(delivered(CRM)).isEmpty();
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 2, 3, 0, 0, 0, 0, 2));
    }

    @Test
    default void sequenceOfAReplayedEventShouldNotBeGivenAgainAfterReopen() {
        deliverAll("a", "b");
        replayAll(CRM);
        List<KeptEvent> again = lane(CRM, INBOX_KEY);
        again.forEach(event -> deliver(CRM, INBOX_KEY, event));
        reopen();

        append(entry("c", INBOX_KEY, CRM));

        assertThat(head(CRM, INBOX_KEY).sequence()).isGreaterThan(again.get(1).sequence());
    }

    /** What the subscription has had, without limit. */
    default List<KeptEvent> delivered(String subscription) {
        return await(outbox().delivered(new DeliveredQuery(subscription, 0, 1_000)))
                .events();
    }

    private Replayed replay(String subscription, KeptEvent... events) {
        return await(outbox().replay(
                        subscription,
                        Arrays.stream(events).map(KeptEvent::sequence).toList()));
    }

    private void replayAll(String subscription) {
        replay(subscription, delivered(subscription).toArray(KeptEvent[]::new));
    }

    private void deliverAll(String... labels) {
        append(Arrays.stream(labels).map(label -> entry(label, INBOX_KEY, CRM)).toArray(OutboxEntry[]::new));
        for (int i = 0; i < labels.length; i++) {
            deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        }
    }
}
