// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.testkit.EventFixture.ARCHIVE_KEY;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.settings.Secret;

class PostgresNodesTest {
    private static final Duration TAKE_OVER = Duration.ofSeconds(10);

    private final PostgresConfiguration configuration = PostgresFixture.freshSchema();
    private final PostgresNode first = PostgresNode.open(configuration, Clock.systemUTC());
    private final PostgresNode second = PostgresNode.open(configuration, Clock.systemUTC());

    @AfterEach
    void close() {
        first.outbox().close();
        second.outbox().close();
    }

    @Test
    void appendShouldAscendAcrossNodes() {
        for (int i = 0; i < 10; i++) {
            append(first, "first " + i, INBOX_KEY);
            append(second, "second " + i, INBOX_KEY);
        }

        List<KeptEvent> events = due(first).lanes().get(0).events();

        assertThat(events).extracting(KeptEvent::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(events).hasSize(20).extracting(KeptEvent::body).startsWith(bodyOf("first 0"), bodyOf("second 0"));
    }

    @Test
    void appendShouldKeepOneCopyWhenBothNodesTellTheEvent() {
        append(first, "a", INBOX_KEY);
        append(second, "a", INBOX_KEY);

        assertThat(due(second).lanes().get(0).events()).hasSize(1);
        assertThat(second.counters(CRM).accepted()).isEqualTo(1);
        assertThat(first.counters(CRM).accepted()).isEqualTo(1);
    }

    @Test
    void replayShouldPutBackWhatTheOtherNodeDelivered() {
        append(first, "a", INBOX_KEY);
        KeptEvent event = due(first).lanes().get(0).events().get(0);
        await(first.outbox().settle(new Settlement.Delivered(CRM, INBOX_KEY, event.sequence())));
        append(first, "b", INBOX_KEY);
        Lane held = due(first).lanes().get(0);

        Replayed replayed = await(second.outbox().replay(CRM, List.of(event.sequence())));
        append(second, "c", INBOX_KEY);

        assertThat(replayed.events()).isEqualTo(1);
        assertThat(due(second).lanes()).isEmpty();
        assertThat(held.events()).extracting(KeptEvent::body).containsExactly(bodyOf("b"));
        List<KeptEvent> events = due(first).lanes().get(0).events();
        assertThat(events).extracting(KeptEvent::body).containsExactly(bodyOf("b"), bodyOf("a"), bodyOf("c"));
        assertThat(events.get(1).told()).isEqualTo(event.told());
        assertThat(first.counters(CRM)).isEqualTo(second.counters(CRM));
        assertThat(first.counters(CRM)).isEqualTo(new SubscriptionCounters(3, 1, 3, 0, 0, 0, 0, 1));
    }

    @Test
    void dueShouldLeaveAsideWhatTheOtherNodeHas() {
        append(first, "a", INBOX_KEY);
        append(first, "b", ARCHIVE_KEY);
        Lane taken = await(first.outbox().due(query(1))).lanes().get(0);

        List<Lane> left = due(second).lanes();

        assertThat(taken.key()).isEqualTo(INBOX_KEY);
        assertThat(left).extracting(Lane::key).containsExactly(ARCHIVE_KEY);
    }

    @Test
    void laneShouldBeFreeWhenItsNodeSettledForLater() {
        append(first, "a", INBOX_KEY);
        KeptEvent event = due(first).lanes().get(0).events().get(0);

        settle(first, new Settlement.Deferred(CRM, INBOX_KEY, event.sequence(), Instant.EPOCH, Optional.empty()));

        assertThat(due(second).lanes()).hasSize(1);
    }

    @Test
    void laneShouldBeFreeWhenItsNodeAsksAgainWithoutIt() {
        append(first, "a", INBOX_KEY);
        due(first);

        await(first.outbox().due(query(0)));

        assertThat(due(second).lanes()).hasSize(1);
    }

    @Test
    void laneShouldBeFreeAndTheOtherNodeToldWhenItsNodeCloses() {
        AtomicInteger told = new AtomicInteger();
        second.outbox().whenLanesFallFree(told::incrementAndGet);
        append(first, "a", INBOX_KEY);
        due(first);

        first.outbox().close();

        assertThat(due(second).lanes()).hasSize(1);
        Awaitility.await().atMost(TAKE_OVER).until(() -> told.get() > 0);
    }

    @Test
    void lanesOfANodeThatFellSilentShouldBeTakenOverAndBeItsNoMore() {
        AtomicInteger told = new AtomicInteger();
        second.outbox().whenLanesFallFree(told::incrementAndGet);
        append(first, "a", INBOX_KEY);
        append(first, "b", INBOX_KEY);
        Lane before = due(first).lanes().get(0);
        assertThat(first.outbox().holds(before)).isTrue();

        first.kill();
        Awaitility.await().atMost(TAKE_OVER).until(() -> told.get() > 0);

        assertThat(first.outbox().holds(before)).isFalse();
        Lane after = due(second).lanes().get(0);
        assertThat(after.events()).isEqualTo(before.events());
        assertThat(second.outbox().holds(after)).isTrue();
    }

    @Test
    void settleShouldDoNothingWhenTheOtherNodeHasTakenTheLaneOver() {
        append(first, "a", INBOX_KEY);
        KeptEvent event = due(first).lanes().get(0).events().get(0);
        PostgresFixture.execute(configuration, "DELETE FROM node WHERE id IN (SELECT node FROM lane_lease)");
        assertThat(due(second).lanes()).hasSize(1);

        settle(first, new Settlement.Delivered(CRM, INBOX_KEY, event.sequence()));
        settle(first, new Settlement.Dropped(CRM, INBOX_KEY, event.sequence()));

        assertThat(second.counters(CRM).pending()).isEqualTo(1);
    }

    @Test
    void holdsShouldBeFalseForEverWhenTheLeaseHadToBeBegunAnew() {
        append(first, "a", INBOX_KEY);
        Lane before = due(first).lanes().get(0);
        AtomicInteger told = new AtomicInteger();
        first.outbox().whenLanesFallFree(told::incrementAndGet);

        PostgresFixture.execute(configuration, "DELETE FROM node WHERE id IN (SELECT node FROM lane_lease)");
        Awaitility.await().atMost(TAKE_OVER).until(() -> told.get() > 0);

        Lane after = due(first).lanes().get(0);
        assertThat(first.outbox().holds(before)).isFalse();
        assertThat(first.outbox().holds(after)).isTrue();
    }

    @Test
    void pauseShouldHoldForAllNodesAndEachBeTold() {
        AtomicInteger told = new AtomicInteger();
        second.outbox().whenPausesChange(told::incrementAndGet);
        append(first, "a", INBOX_KEY);

        await(first.outbox().pause(CRM, new Pause(Instant.EPOCH, "wanted")));
        assertThat(due(second).lanes()).isEmpty();
        Awaitility.await().atMost(TAKE_OVER).until(() -> told.get() == 1);

        await(first.outbox().resume(CRM));
        assertThat(due(second).lanes()).hasSize(1);
        Awaitility.await().atMost(TAKE_OVER).until(() -> told.get() == 2);
    }

    @Test
    void giveUpShouldConcernTheLanesOfAllNodesAndLeaveNoneTaken() {
        append(first, "a", INBOX_KEY);
        append(first, "b", ARCHIVE_KEY);
        Lane taken = await(first.outbox().due(query(1))).lanes().get(0);

        assertThat(await(second.outbox().giveUpSome(CRM))).isEqualTo(2);
        settle(
                first,
                new Settlement.Delivered(CRM, taken.key(), taken.events().get(0).sequence()));
        await(first.outbox().giveUpSome(CRM));

        assertThat(second.counters(CRM).dropped()).isEqualTo(2);
        assertThat(second.counters(CRM).accepted()).isEqualTo(2);
        append(first, "c", INBOX_KEY);
        assertThat(due(second).lanes()).extracting(Lane::key).containsExactly(INBOX_KEY);
    }

    @Test
    void openShouldRefuseNewerTables() {
        PostgresFixture.execute(configuration, "UPDATE outbox SET schema_version = 99");

        assertThatThrownBy(() -> PostgresNode.open(configuration, Clock.systemUTC()))
                .isInstanceOf(OutboxException.class)
                .hasMessageContainingAll("schema 99", "made by a newer version");
    }

    @Test
    void openShouldNameTheServerAndNoPasswordWhenItCannotBeReached() {
        PostgresConfiguration nowhere = new PostgresConfiguration(
                "jdbc:postgresql://localhost:1/mail?ssl=false", "james", new Secret("do not tell"), "events");

        assertThatThrownBy(() -> PostgresNode.open(nowhere, Clock.systemUTC()))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("postgresql://localhost:1/mail, schema events")
                .hasMessageNotContaining("do not tell");
        assertThat(nowhere.toString()).doesNotContain("do not tell");
    }

    private static void append(PostgresNode node, String label, OrderingKey key) {
        await(node.outbox().append(List.of(entry(label, key, CRM))));
    }

    private static void settle(PostgresNode node, Settlement settlement) {
        await(node.outbox().settle(settlement));
    }

    private static DueLanes due(PostgresNode node) {
        return await(node.outbox().due(query(100)));
    }

    private static DueQuery query(int lanes) {
        return new DueQuery(CRM, Instant.now(), lanes, 100, Set.of());
    }
}
