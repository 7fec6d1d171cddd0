// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.outbox.jdbc.BoundedOutbox.octets;
import static org.msgevents.outbox.jdbc.BoundedOutbox.octetsOf;
import static org.msgevents.outbox.jdbc.BoundedOutbox.pending;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

/** What nodes that share an outbox make of its limits. */
class PostgresNodesLimitsTest {
    private static final Duration TAKE_OVER = Duration.ofSeconds(10);

    private final PostgresConfiguration configuration = PostgresFixture.freshSchema();
    private final List<PostgresNode> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(node -> node.outbox().close());
    }

    @Test
    void boundShouldHoldOverAllNodesAndEachRefusalBeCounted() {
        PostgresNode first = open(pending(3, OnFull.REFUSE));
        PostgresNode second = open(pending(3, OnFull.REFUSE));
        append(first, "a", "b");

        append(second, "c", "refused");
        append(first, "refused, too");

        assertThat(first.counters(CRM)).isEqualTo(new SubscriptionCounters(3, 0, 3, 0, 0, 0, 2));
        assertThat(second.counters(CRM)).isEqualTo(first.counters(CRM));
    }

    @Test
    void roomShouldBeThereForAllNodesWhenOneHasDelivered() {
        PostgresNode first = open(octets(octetsOf("a"), OnFull.REFUSE));
        PostgresNode second = open(octets(octetsOf("a"), OnFull.REFUSE));
        append(first, "a");
        append(second, "b");

        settle(first, new Settlement.Delivered(CRM, INBOX_KEY, 1));
        append(second, "c");

        assertThat(second.counters(CRM)).isEqualTo(new SubscriptionCounters(2, 1, 1, 0, 0, 0, 1));
    }

    @Test
    void boundOfAllShouldHoldOverAllNodes() {
        Limits limits = new Limits(pending(2, OnFull.REFUSE), Map.of(), 0);
        PostgresNode first = open(limits);
        PostgresNode second = open(limits);
        append(first, "a");

        await(second.outbox().append(List.of(entry("b", INBOX_KEY, ARCHIVER))));
        append(second, "c");
        append(first, "d");

        assertThat(first.counters(CRM)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0, 0, 2));
        assertThat(first.counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0));
    }

    @Test
    void boundShouldBeExactWhileAllNodesAppendAtATime() {
        PostgresNode first = open(pending(50, OnFull.REFUSE));
        PostgresNode second = open(pending(50, OnFull.REFUSE));
        List<CompletionStage<Integer>> kept = new ArrayList<>();

        for (int i = 0; i < 100; i++) {
            kept.add(first.outbox().append(List.of(entry("first " + i, INBOX_KEY, CRM))));
            kept.add(second.outbox().append(List.of(entry("second " + i, INBOX_KEY, CRM))));
        }

        assertThat(kept.stream().mapToInt(stage -> await(stage)).sum()).isEqualTo(50);
        assertThat(first.counters(CRM)).isEqualTo(new SubscriptionCounters(50, 0, 50, 0, 0, 0, 150));
    }

    @Test
    void nodeWithoutLimitsShouldCountForThoseThatHaveSome() {
        PostgresNode without = open(Limits.STANDARD);
        PostgresNode with = open(pending(2, OnFull.REFUSE));
        append(without, "a", "b", "c");
        append(with, "refused");

        settle(without, new Settlement.Delivered(CRM, INBOX_KEY, 1));
        settle(without, parked(2));
        append(with, "d", "refused, too");

        assertThat(with.counters(CRM)).isEqualTo(new SubscriptionCounters(4, 1, 2, 1, 0, 0, 2));
        assertThat(without.counters(CRM)).isEqualTo(with.counters(CRM));
    }

    static Stream<Function<Long, Settlement>> outcomes() {
        return Stream.of(
                sequence -> new Settlement.Delivered(CRM, INBOX_KEY, sequence),
                sequence -> new Settlement.Dropped(CRM, INBOX_KEY, sequence),
                PostgresNodesLimitsTest::parked,
                sequence -> new Settlement.Retry(CRM, INBOX_KEY, sequence, Instant.EPOCH, failure()),
                sequence -> new Settlement.Blocked(CRM, INBOX_KEY, sequence, Instant.EPOCH, failure()),
                sequence -> new Settlement.Deferred(CRM, INBOX_KEY, sequence, Instant.EPOCH, Optional.of(failure())));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void settlementOfWhatAnotherNodeHasDroppedShouldChangeNothing(Function<Long, Settlement> outcome) {
        PostgresNode first = open(pending(2, OnFull.DROP_OLDEST));
        PostgresNode second = open(pending(2, OnFull.DROP_OLDEST));
        append(first, "a", "b");
        Lane inHand = due(first).get(0);

        append(second, "c");
        settle(first, outcome.apply(inHand.events().get(0).sequence()));
        await(first.outbox().due(query(0)));

        assertThat(second.counters(CRM)).isEqualTo(new SubscriptionCounters(3, 0, 2, 0, 1));
        assertThat(first.counters(CRM)).isEqualTo(second.counters(CRM));
        assertThat(due(second)).singleElement().satisfies(lane -> {
            assertThat(lane.attempts()).isZero();
            assertThat(lane.events()).extracting(KeptEvent::body).containsExactly(bodyOf("b"), bodyOf("c"));
        });
        assertThat(PostgresFixture.number(configuration, "SELECT count(*) FROM attempt"))
                .isZero();
    }

    @Test
    void deliveriesShouldCountOnceWhenTheFirstOfThemWasDroppedMeanwhile() {
        PostgresNode first = open(pending(3, OnFull.DROP_OLDEST));
        PostgresNode second = open(pending(3, OnFull.DROP_OLDEST));
        append(first, "a", "b", "c");
        List<KeptEvent> inHand = due(first).get(0).events();

        append(second, "d");
        List<CompletionStage<Void>> settled = inHand.stream()
                .map(event -> first.outbox().settle(new Settlement.Delivered(CRM, INBOX_KEY, event.sequence())))
                .toList();
        settled.forEach(stage -> await(stage));

        assertThat(second.counters(CRM)).isEqualTo(new SubscriptionCounters(4, 2, 1, 0, 1));
        append(second, "e", "f");
        assertThat(first.counters(CRM)).isEqualTo(new SubscriptionCounters(6, 2, 3, 0, 1));
    }

    @Test
    void pauseShouldHoldForAllNodesUntilHalfHasDrained() {
        PostgresNode first = open(pending(4, OnFull.PAUSE));
        PostgresNode second = open(pending(4, OnFull.PAUSE));
        append(first, "a", "b", "c", "d");
        append(second, "begins the pause");

        settle(first, new Settlement.Delivered(CRM, INBOX_KEY, 1));
        append(first, "refused");
        append(second, "refused, too");
        assertThat(first.counters(CRM)).isEqualTo(new SubscriptionCounters(4, 1, 3, 0, 0, 0, 3));
        settle(second, new Settlement.Delivered(CRM, INBOX_KEY, 2));
        append(first, "e");
        append(second, "f");

        assertThat(first.counters(CRM)).isEqualTo(new SubscriptionCounters(6, 2, 4, 0, 0, 0, 3));
        assertThat(second.counters(CRM)).isEqualTo(first.counters(CRM));
    }

    @Test
    void pauseShouldHoldForANodeThatComesLater() {
        PostgresNode first = open(pending(4, OnFull.PAUSE));
        append(first, "a", "b", "c", "d", "begins the pause");
        settle(first, new Settlement.Delivered(CRM, INBOX_KEY, 1));

        PostgresNode second = open(pending(4, OnFull.PAUSE));
        append(second, "refused");

        assertThat(second.counters(CRM)).isEqualTo(new SubscriptionCounters(4, 1, 3, 0, 0, 0, 2));
    }

    @Test
    void countersShouldBeRightWhenANodeWasKilled() {
        PostgresNode first = open(pending(3, OnFull.DROP_OLDEST));
        PostgresNode second = open(pending(3, OnFull.DROP_OLDEST));
        append(first, "a", "b", "c");
        due(first);

        first.kill();
        append(second, "d");
        Awaitility.await().atMost(TAKE_OVER).until(() -> !due(second).isEmpty());
        settle(second, new Settlement.Delivered(CRM, INBOX_KEY, 2));

        assertThat(second.counters(CRM)).isEqualTo(new SubscriptionCounters(4, 1, 2, 0, 1));
        assertThat(open(Limits.STANDARD).counters(CRM)).isEqualTo(second.counters(CRM));
        assertCountersAreWhatThereIs();
    }

    @Test
    void countersShouldBeRightWhenTheServerEndedAConnection() {
        PostgresNode first = open(pending(3, OnFull.REFUSE));
        PostgresNode second = open(pending(3, OnFull.REFUSE));
        append(first, "a");
        append(second, "b");

        PostgresFixture.execute(
                configuration,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'message-store-events'");
        Awaitility.await().ignoreExceptions().until(() -> {
            append(first, "c");
            return true;
        });
        Awaitility.await().ignoreExceptions().until(() -> {
            append(second, "refused");
            return true;
        });

        assertThat(second.counters(CRM).pending()).isEqualTo(3);
        assertThat(first.counters(CRM)).isEqualTo(second.counters(CRM));
        assertCountersAreWhatThereIs();
    }

    @Test
    void openShouldCountWhatANodeOfAnOlderVersionDid() {
        PostgresNode running = open(pending(4, OnFull.REFUSE));
        append(running, "a", "b", "c", "d");
        settle(running, parked(1));
        settle(running, new Settlement.Blocked(CRM, INBOX_KEY, 2, Instant.EPOCH, failure()));
        SubscriptionCounters before = running.counters(CRM);
        PostgresFixture.execute(
                configuration, "UPDATE subscription SET pending = 99, octets = -9, parked = 9, blocked = 9");

        PostgresNode started = open(pending(4, OnFull.REFUSE));

        assertThat(started.counters(CRM)).isEqualTo(before);
        append(running, "e", "refused");
        assertThat(running.counters(CRM)).isEqualTo(new SubscriptionCounters(5, 0, 4, 1, 0, 1, 1));
        assertCountersAreWhatThereIs();
    }

    @Test
    void openShouldCountRightWhileOthersAppend() {
        PostgresNode running = open(Limits.STANDARD);
        append(running, "a");
        PostgresFixture.execute(configuration, "UPDATE subscription SET pending = 99, octets = 0");
        List<CompletionStage<Integer>> appended = new ArrayList<>();

        for (int node = 0; node < 4; node++) {
            for (int i = 0; i < 50; i++) {
                appended.add(running.outbox().append(List.of(entry(node + " " + i, INBOX_KEY, CRM))));
            }
            append(open(Limits.STANDARD), "by node " + node);
        }
        appended.forEach(stage -> await(stage));

        assertThat(running.counters(CRM)).isEqualTo(new SubscriptionCounters(205, 0, 205, 0, 0));
        assertCountersAreWhatThereIs();
    }

    @Test
    void subscriptionThatANodeOfAnOlderVersionAddsShouldBeKnown() {
        PostgresNode running = open(pending(1, OnFull.REFUSE));
        append(running, "a");
        PostgresFixture.execute(
                configuration,
                "INSERT INTO subscription (id, name, delivered, dropped) VALUES (2, '" + ARCHIVER + "', 0, 0)");

        await(running.outbox().append(List.of(entry("b", INBOX_KEY, ARCHIVER))));

        assertThat(running.counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0));
    }

    @Test
    void openShouldCountWhatVersion5HasKept() {
        PostgresNode former = open(Limits.STANDARD);
        append(former, "a", "b", "c");
        settle(former, parked(1));
        settle(former, new Settlement.Blocked(CRM, INBOX_KEY, 2, Instant.EPOCH, failure()));
        SubscriptionCounters before = former.counters(CRM);
        former.outbox().close();
        PostgresFixture.TO_SCHEMA_5.forEach(sql -> PostgresFixture.execute(configuration, sql));

        PostgresNode migrated = open(octets(octetsOf("a") * 4, OnFull.REFUSE));
        append(migrated, "d", "refused");

        assertThat(before).isEqualTo(new SubscriptionCounters(3, 0, 2, 1, 0, 1, 0));
        assertThat(migrated.counters(CRM)).isEqualTo(new SubscriptionCounters(4, 0, 3, 1, 0, 1, 1));
        assertThat(PostgresFixture.number(configuration, "SELECT schema_version FROM outbox"))
                .isEqualTo(6);
        assertCountersAreWhatThereIs();
    }

    private void assertCountersAreWhatThereIs() {
        assertThat(PostgresFixture.number(
                        configuration,
                        "SELECT count(*) FROM (" + PostgresSql.MISSING_IN_COUNTERS + ") AS missing"
                                + " WHERE pending <> 0 OR octets <> 0 OR parked <> 0 OR blocked <> 0"))
                .isZero();
    }

    private PostgresNode open(Bounds crm) {
        return open(new Limits(Bounds.NONE, Map.of(CRM, crm), 0));
    }

    private PostgresNode open(Limits limits) {
        PostgresNode node = PostgresNode.open(configuration, Clock.systemUTC(), limits);
        nodes.add(node);
        return node;
    }

    private static void append(PostgresNode node, String... labels) {
        for (String label : labels) {
            await(node.outbox().append(List.of(entry(label, INBOX_KEY, CRM))));
        }
    }

    private static void settle(PostgresNode node, Settlement settlement) {
        await(node.outbox().settle(settlement));
    }

    private static Settlement parked(long sequence) {
        return new Settlement.Parked(CRM, INBOX_KEY, sequence, "422", Optional.empty());
    }

    private static FailedAttempt failure() {
        return new FailedAttempt(Instant.EPOCH, Duration.ofMillis(1), FailedAttempt.Outcome.MECHANISM_ERROR, "503");
    }

    private static List<Lane> due(PostgresNode node) {
        return await(node.outbox().due(query(100))).lanes();
    }

    private static DueQuery query(int lanes) {
        return new DueQuery(CRM, Instant.now(), lanes, 100, Set.of());
    }
}
