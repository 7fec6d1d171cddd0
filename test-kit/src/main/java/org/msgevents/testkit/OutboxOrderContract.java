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
import static org.msgevents.testkit.EventFixture.idOf;
import static org.msgevents.testkit.OutboxUnderTest.await;
import static org.msgevents.testkit.OutboxUnderTest.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.OutboxEntry;

/** What a subscription gets, in which order, and how much of it at a time. */
public interface OutboxOrderContract extends OutboxUnderTest {
    @Test
    default void dueShouldTellIdAndBodyAsAppended() {
        String body = "{\"subject\":\"\u00e9\u4e16\uD83D\uDE00\",\n\t\"nul\":\"\\u0000\"}";
        append(new OutboxEntry(idOf("a"), INBOX_KEY, body, Set.of(CRM)));

        KeptEvent kept = head(CRM, INBOX_KEY);

        assertThat(kept.id()).isEqualTo(idOf("a"));
        assertThat(kept.body()).isEqualTo(body);
    }

    @Test
    default void dueShouldBeEmptyWhenNothingWasAppended() {
        assertThat(due(CRM).lanes()).isEmpty();
        assertThat(due(CRM).next()).isEmpty();
    }

    @Test
    default void dueShouldBeEmptyWhenTheSubscriptionIsNotKnown() {
        append(entry("a", INBOX_KEY, CRM));

        assertThat(due("nobody").lanes()).isEmpty();
        assertThat(due("nobody").next()).isEmpty();
    }

    @Test
    default void dueShouldKeepTheOrderOfAKey() {
        append(entry("a", INBOX_KEY, CRM), entry("b", ARCHIVE_KEY, CRM), entry("c", INBOX_KEY, CRM));
        append(entry("d", INBOX_KEY, CRM));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("c"), bodyOf("d"));
        assertThat(lane(CRM, INBOX_KEY))
                .extracting(KeptEvent::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    default void appendShouldFixTheOrderBeforeItsStageCompletes() {
        List<CompletionStage<Integer>> stages = new ArrayList<>();
        List<String> labels = IntStream.range(0, 2_000).mapToObj(i -> "e" + i).toList();

        labels.forEach(label -> stages.add(outbox().append(List.of(entry(label, INBOX_KEY, CRM)))));
        stages.forEach(OutboxUnderTest::await);

        List<KeptEvent> events = due(CRM, 1, 2_000).lanes().get(0).events();
        assertThat(events)
                .extracting(KeptEvent::body)
                .containsExactlyElementsOf(
                        labels.stream().map(EventFixture::bodyOf).toList());
    }

    @Test
    default void dueShouldSeeAnAppendThatHasNotCompleted() {
        CompletionStage<Integer> append = outbox().append(List.of(entry("a", INBOX_KEY, CRM)));

        List<String> bodies = bodies(CRM, INBOX_KEY);

        assertThat(bodies).containsExactly(bodyOf("a"));
        await(append);
    }

    @Test
    default void dueShouldTellAnEventToEachSubscriptionThatWantsIt() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER), entry("b", INBOX_KEY, ARCHIVER));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
        assertThat(bodies(ARCHIVER, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
    }

    @Test
    default void deliveredShouldConcernOneSubscriptionOnly() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER));

        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(bodies(CRM, INBOX_KEY)).isEmpty();
        assertThat(bodies(ARCHIVER, INBOX_KEY)).containsExactly(bodyOf("a"));
    }

    @Test
    default void appendShouldKeepOneCopyWhenTheIdIsKnown() {
        append(entry("a", INBOX_KEY, CRM), entry("a", INBOX_KEY, CRM));
        append(entry("a", INBOX_KEY, CRM));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
        assertThat(counters(CRM).accepted()).isEqualTo(1);
    }

    @Test
    default void appendShouldKeepNoCopyWhenTheEventWasDeliveredNotLongAgo() {
        append(entry("a", INBOX_KEY, CRM));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        clock().advance(Duration.ofMinutes(1));

        append(entry("a", INBOX_KEY, CRM));

        assertThat(due(CRM).lanes()).isEmpty();
        assertThat(counters(CRM).accepted()).isEqualTo(1);
    }

    @Test
    default void dueShouldKeepToItsLimits() {
        OrderingKey third = OrderingKey.ofUser("carol");
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM), entry("c", INBOX_KEY, CRM));
        append(entry("d", ARCHIVE_KEY, CRM), entry("e", third, CRM));

        assertThat(due(CRM, 2, 2).lanes()).hasSize(2).allSatisfy(lane -> assertThat(lane.events())
                .hasSizeBetween(1, 2));
    }

    @Test
    default void dueShouldLeaveBusyLanesAside() {
        append(entry("a", INBOX_KEY, CRM), entry("b", ARCHIVE_KEY, CRM));

        assertThat(keys(due(CRM, 1, 1, INBOX_KEY))).containsExactly(ARCHIVE_KEY);
        assertThat(due(CRM, INBOX_KEY, ARCHIVE_KEY).lanes()).isEmpty();
        assertThat(due(CRM, INBOX_KEY, ARCHIVE_KEY).next()).isEmpty();
    }

    @Test
    default void nextShouldBeWhenTheFirstOfTheOtherLanesFallsDue() {
        append(entry("a", INBOX_KEY, CRM));
        clock().advance(Duration.ofSeconds(1));
        append(entry("b", ARCHIVE_KEY, CRM));

        assertThat(due(CRM, 1, 1).next()).contains(NOON.plusSeconds(1));
        assertThat(due(CRM, 2, 1).next()).isEmpty();
    }

    @Test
    default void dueShouldPutTheLaneFirstThatHasWaitedLongest() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        clock().advance(Duration.ofSeconds(1));
        append(entry("c", ARCHIVE_KEY, CRM));

        List<OrderingKey> before = keys(due(CRM));
        clock().advance(Duration.ofSeconds(1));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(before).containsExactly(INBOX_KEY, ARCHIVE_KEY);
        assertThat(keys(due(CRM))).containsExactly(ARCHIVE_KEY, INBOX_KEY);
    }
}
