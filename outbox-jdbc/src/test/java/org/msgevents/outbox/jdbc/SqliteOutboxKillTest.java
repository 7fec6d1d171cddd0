// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgevents.event.EventId;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.testkit.EventFixture;

class SqliteOutboxKillTest {
    private static final int ROUNDS = 5;
    private static final int EVENTS = 200;

    private final Random random = new Random();

    @ParameterizedTest
    @EnumSource
    void outboxShouldHaveEveryCompletedAppendInOrderWhenItsProcessWasKilled(
            Durability durability, @TempDir Path directory) {
        Set<String> expected = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            expected.addAll(appendUntilKilled(directory, durability, "round " + round));
        }

        List<Lane> lanes = lanesOf(new OutboxConfiguration(directory, durability, Retention.STANDARD));

        assertThat(lanes).allSatisfy(SqliteOutboxKillTest::assertThatNothingIsMissing);
        assertThat(lanes.stream().flatMap(lane -> lane.events().stream()).map(KeptEvent::body))
                .containsAll(expected.stream().map(label -> bodyOf(label)).toList());
    }

    @Test
    void everyEventShouldWaitOrBeDeliveredOnceWhenItsProcessWasKilledWhileItReplayed(@TempDir Path directory) {
        OutboxConfiguration configuration = OutboxConfiguration.of(directory);
        appendAll(configuration);
        for (int round = 0; round < ROUNDS; round++) {
            long replayed = replayUntilKilled(directory);

            try (Outbox outbox = SqliteOutbox.open(configuration, Clock.systemUTC())) {
                SubscriptionCounters counters =
                        Optional.ofNullable(await(outbox.counters()).get(CRM)).orElseThrow();
                assertThat(idsOf(outbox)).hasSize(EVENTS).doesNotHaveDuplicates();
                assertThat(counters.accepted()).isEqualTo(EVENTS);
                assertThat(counters.replayed()).isGreaterThanOrEqualTo(replayed);
                assertThat(counters.delivered() + counters.pending()).isEqualTo(EVENTS + counters.replayed());
            }
        }
    }

    private static void appendAll(OutboxConfiguration configuration) {
        try (Outbox outbox = SqliteOutbox.open(configuration, Clock.systemUTC())) {
            await(outbox.append(IntStream.range(0, EVENTS)
                    .mapToObj(i -> EventFixture.entry("e" + i, OrderingKey.ofMailbox("mailbox " + i % 4), CRM))
                    .toList()));
        }
    }

    /** How many are sure to have been put back. */
    private long replayUntilKilled(Path directory) {
        try (ChildProcess process = ChildProcess.start(ReplayingProcess.class, List.of(), directory.toString())) {
            long replayed = 0;
            int atLeast = 3 + random.nextInt(300);
            for (int i = 0; i < atLeast; i++) {
                replayed += Long.parseLong(process.line().orElseThrow());
            }
            process.kill();
            return replayed;
        }
    }

    /** Of what waits, and of what can be told again. */
    private static List<EventId> idsOf(Outbox outbox) {
        Stream<KeptEvent> waiting =
                await(outbox.due(new DueQuery(CRM, Instant.now(), EVENTS, EVENTS, Set.of()))).lanes().stream()
                        .flatMap(lane -> lane.events().stream());
        Stream<KeptEvent> delivered = await(outbox.delivered(new DeliveredQuery(CRM, 0, EVENTS))).events().stream();
        return Stream.concat(waiting, delivered).map(KeptEvent::id).toList();
    }

    private List<String> appendUntilKilled(Path directory, Durability durability, String label) {
        try (ChildProcess process =
                ChildProcess.start(AppendingProcess.class, List.of(), directory.toString(), durability.name(), label)) {
            List<String> acknowledged = new ArrayList<>();
            int atLeast = random.nextInt(2_000);
            for (int i = 0; i <= atLeast; i++) {
                process.line().ifPresent(acknowledged::add);
            }
            process.kill();
            acknowledged.addAll(process.remainingLines());
            assertThat(acknowledged).hasSizeGreaterThan(atLeast);
            return acknowledged;
        }
    }

    /** A lane holds {@code key#0, key#1, ...}: each append waited for the one before. */
    private static void assertThatNothingIsMissing(Lane lane) {
        for (int i = 0; i < lane.events().size(); i++) {
            assertThat(lane.events().get(i).body()).isEqualTo(bodyOf(lane.key() + "#" + i));
        }
    }

    private static List<Lane> lanesOf(OutboxConfiguration configuration) {
        try (Outbox outbox = SqliteOutbox.open(configuration, Clock.systemUTC())) {
            return await(outbox.due(new DueQuery(CRM, Instant.now(), 1_000, 1_000_000, Set.of())))
                    .lanes();
        }
    }
}
