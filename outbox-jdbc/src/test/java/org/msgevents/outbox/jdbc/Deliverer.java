// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;

/** Appends and delivers as James and the delivery do, and holds what it gets against what it must get. */
final class Deliverer extends SqliteOutboxFixture {
    private final Map<OrderingKey, ArrayDeque<Long>> pending = new HashMap<>();
    private final Map<OrderingKey, ArrayDeque<KeptEvent>> busy = new HashMap<>();
    private final Map<OrderingKey, ArrayDeque<KeptEvent>> delivered = new HashMap<>();
    private final ArrayDeque<Parked> parked = new ArrayDeque<>();
    private long sequence;

    private record Parked(OrderingKey key, long sequence) {}

    void append(OrderingKey key) {
        sequence++;
        append(entry("event " + sequence, key, CRM));
        pending(key).add(sequence);
    }

    void ask(int lanes, int eventsPerLane) {
        DueLanes due = due(CRM, lanes, eventsPerLane, busy.keySet().toArray(OrderingKey[]::new));
        List<OrderingKey> free = pending.keySet().stream()
                .filter(key -> !pending(key).isEmpty() && !busy.containsKey(key))
                .toList();
        assertThat(due.lanes()).hasSize(Math.min(lanes, free.size()));
        for (Lane lane : due.lanes()) {
            assertThat(free).contains(lane.key());
            assertThat(lane.events())
                    .extracting(KeptEvent::sequence)
                    .containsExactlyElementsOf(
                            pending(lane.key()).stream().limit(eventsPerLane).toList());
            busy.put(lane.key(), new ArrayDeque<>(lane.events()));
        }
        if (due.exhausted()) {
            assertThat(pending).allSatisfy((key, events) -> assertThat(underWay(key))
                    .as("what is under way of all that is pending")
                    .hasSameSizeAs(events));
        }
    }

    void deliver(OrderingKey key) {
        settleFirst(key, event -> {
            deliver(CRM, key, event);
            delivered(key).add(event);
        });
    }

    void park(OrderingKey key) {
        settleFirst(key, event -> {
            park(CRM, key, event);
            parked.add(new Parked(key, event.sequence()));
        });
    }

    /** Is due again at once. */
    void fail(OrderingKey key) {
        Optional<KeptEvent> first = underWay(key).stream().findFirst();
        first.ifPresent(event -> retry(CRM, key, event));
        clock().advance(Duration.ofSeconds(6));
        letGo(key);
    }

    void letGo(OrderingKey key) {
        busy.remove(key);
    }

    /** At the end of its lane. */
    void release() {
        if (!parked.isEmpty()) {
            Parked event = parked.remove();
            assertThat(await(outbox().release(CRM, event.sequence()))).isTrue();
            sequence++;
            pending(event.key()).add(sequence);
        }
    }

    /** The first that was delivered of the lane, at its end. */
    void replay(OrderingKey key) {
        if (!delivered(key).isEmpty()) {
            long told = delivered(key).remove().told();
            assertThat(await(outbox().replay(CRM, List.of(told))).events()).isEqualTo(1);
            sequence++;
            pending(key).add(sequence);
        }
    }

    /** In whose place another one begins with nothing under way. */
    void restart() {
        reopen();
        busy.clear();
    }

    /** All that is left. */
    void finish() {
        busy.clear();
        ask(Integer.MAX_VALUE / 2, 100);
        List.copyOf(busy.keySet()).forEach(key -> {
            while (busy.containsKey(key)) {
                deliver(key);
            }
        });
        assertThat(pending.values()).allMatch(ArrayDeque::isEmpty);
        assertThat(due(CRM).lanes()).isEmpty();
        assertThat(await(outbox().counters()).values()).allMatch(counters -> counters.pending() == 0);
    }

    private ArrayDeque<Long> pending(OrderingKey key) {
        return pending.computeIfAbsent(key, unseen -> new ArrayDeque<>());
    }

    private ArrayDeque<KeptEvent> delivered(OrderingKey key) {
        return delivered.computeIfAbsent(key, unseen -> new ArrayDeque<>());
    }

    private ArrayDeque<KeptEvent> underWay(OrderingKey key) {
        return busy.getOrDefault(key, new ArrayDeque<>());
    }

    private void settleFirst(OrderingKey key, Consumer<KeptEvent> settle) {
        ArrayDeque<KeptEvent> events = underWay(key);
        if (!events.isEmpty()) {
            assertThat(events.element().sequence()).isEqualTo(pending(key).remove());
            settle.accept(events.remove());
        }
        if (events.isEmpty()) {
            letGo(key);
        }
    }
}
