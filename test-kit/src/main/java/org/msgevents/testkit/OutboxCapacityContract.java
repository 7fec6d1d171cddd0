// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.idOf;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.OutboxEntry;

/** That neither memory nor the time to find what is due grows with what is kept. */
public interface OutboxCapacityContract extends OutboxUnderTest {
    /** Events to be kept. */
    int BACKLOG = 100_000;

    /** Most that the heap may grow by them, in octets. */
    long HEAP_GROWTH = 16L << 20;

    @Test
    default void heapAndDueShouldNotGrowWithTheBacklog() {
        append(backlog(0, 500));
        long heapBefore = usedHeap();

        for (int i = 500; i < BACKLOG; i += 500) {
            append(backlog(i, 500));
        }

        assertThat(usedHeap() - heapBefore).isLessThan(HEAP_GROWTH);
        assertThat(timeOf100Queries()).isLessThan(Duration.ofSeconds(2));
        assertThat(counters(CRM).pending()).isEqualTo(BACKLOG);
    }

    /** One KiB each, half of them in lanes of their own, half in one lane. */
    private static OutboxEntry[] backlog(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new OutboxEntry(
                        idOf("backlog " + i),
                        OrderingKey.ofMailbox(i % 2 == 0 ? "mailbox" : "mailbox " + i),
                        "x".repeat(1_024),
                        Set.of(CRM)))
                .toArray(OutboxEntry[]::new);
    }

    private Duration timeOf100Queries() {
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            DueLanes due = due(CRM, 16, 16);
            assertThat(due.lanes()).hasSize(16);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        return IntStream.range(0, 3)
                .mapToLong(i -> {
                    memory.gc();
                    return memory.getHeapMemoryUsage().getUsed();
                })
                .min()
                .orElseThrow();
    }
}
