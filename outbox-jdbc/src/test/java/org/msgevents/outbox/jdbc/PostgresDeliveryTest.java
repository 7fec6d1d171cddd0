// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Settlement;

/** Two nodes append and deliver at once. */
class PostgresDeliveryTest {
    private static final int KEYS = 8;
    private static final int EVENTS_PER_KEY = 40;

    private final PostgresConfiguration configuration = PostgresFixture.freshSchema();
    private final Map<OrderingKey, List<String>> received = new ConcurrentHashMap<>();
    private final Set<OrderingKey> underWay = ConcurrentHashMap.newKeySet();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nodesShouldDeliverEachEventOnceInOrderPerKeyAndNeverTwoOfOneKeyAtOnce() throws Exception {
        PostgresNode first = PostgresNode.open(configuration, Clock.systemUTC());
        PostgresNode second = PostgresNode.open(configuration, Clock.systemUTC());
        List<Thread> receivers = List.of(deliver(first), deliver(second));

        List<Thread> senders = List.of(append(first, 0), append(second, 1));
        for (Thread sender : senders) {
            sender.join();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> countReceived() >= KEYS * EVENTS_PER_KEY);
        over.set(true);
        for (Thread receiver : receivers) {
            receiver.join();
        }

        assertThat(faults).isEmpty();
        assertThat(received).hasSize(KEYS);
        received.forEach((key, bodies) -> assertThat(bodies).containsExactlyElementsOf(expected(key)));
        assertThat(first.counters(CRM).delivered()).isEqualTo((long) KEYS * EVENTS_PER_KEY);
        first.outbox().close();
        second.outbox().close();
    }

    /** To every key one node appends: only its own appends have an order that both know. */
    private static Thread append(PostgresNode node, int parity) {
        Thread thread = new Thread(() -> IntStream.range(0, EVENTS_PER_KEY).forEach(i -> IntStream.range(0, KEYS)
                .filter(key -> key % 2 == parity)
                .mapToObj(PostgresDeliveryTest::key)
                .forEach(key -> await(node.outbox().append(List.of(entry(key + "#" + i, key, CRM)))))));
        thread.start();
        return thread;
    }

    private Thread deliver(PostgresNode node) {
        Thread thread = new Thread(() -> {
            while (!over.get()) {
                DueQuery query = new DueQuery(CRM, Instant.now(), 3, 4, Set.of());
                for (Lane lane : await(node.outbox().due(query)).lanes()) {
                    lane.events().stream()
                            .takeWhile(event -> node.outbox().holds(lane))
                            .forEach(event -> {
                                receive(lane.key(), event);
                                await(node.outbox()
                                        .settle(new Settlement.Delivered(CRM, lane.key(), event.sequence())));
                            });
                }
            }
        });
        thread.start();
        return thread;
    }

    private void receive(OrderingKey key, KeptEvent event) {
        if (!underWay.add(key)) {
            faults.add("two at once for " + key);
        }
        received.computeIfAbsent(key, unknown -> new CopyOnWriteArrayList<>()).add(event.body());
        IntStream.range(0, ThreadLocalRandom.current().nextInt(1_000)).forEach(i -> Thread.onSpinWait());
        underWay.remove(key);
    }

    private int countReceived() {
        return received.values().stream().mapToInt(List::size).sum();
    }

    private static List<String> expected(OrderingKey key) {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < EVENTS_PER_KEY; i++) {
            bodies.add(bodyOf(key + "#" + i));
        }
        return bodies;
    }

    private static OrderingKey key(int number) {
        return OrderingKey.ofMailbox("mailbox " + number);
    }
}
