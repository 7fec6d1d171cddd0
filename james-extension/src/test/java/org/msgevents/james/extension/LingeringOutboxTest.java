// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.Settlement;

class LingeringOutboxTest {
    private static final Duration QUIET = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofMillis(600);

    private final RecordingOutbox kept = RecordingOutbox.counting(Map.of());
    private final LingeringOutbox outbox = new LingeringOutbox(kept, QUIET, PATIENCE);

    @Test
    void closeShouldCloseAfterTheQuietWhenNothingIsAppended() {
        long start = System.nanoTime();

        outbox.close();

        assertThat(kept.calls()).containsExactly("close");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(QUIET, PATIENCE);
    }

    @Test
    void closeShouldCloseAfterTheQuietWhenMuchWasAppendedBefore() {
        List.of(1, 2, 3, 4, 5).forEach(each -> outbox.append(List.of()));

        long start = System.nanoTime();

        outbox.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(QUIET, PATIENCE);
    }

    @Test
    void closeShouldLetStragglersIn() {
        CompletableFuture<Void> closing = CompletableFuture.runAsync(outbox::close);
        await().pollDelay(QUIET.dividedBy(3)).until(() -> true);

        outbox.append(List.of());

        closing.join();
        assertThat(kept.calls()).containsExactly("append", "close");
    }

    @Test
    void closeShouldLoseItsPatienceWhenAppendsNeverEnd() {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> appending = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                outbox.append(List.of());
                Thread.onSpinWait();
            }
        });

        outbox.close();

        assertThat(kept.calls()).contains("close");
        over.set(true);
        appending.join();
    }

    @Test
    void closeShouldCloseAtOnceWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        outbox.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(kept.calls()).containsExactly("close");
    }

    @Test
    void everythingElseShouldGoToTheOutboxItself() {
        outbox.due(new DueQuery("crm", Instant.EPOCH, 1, 1, Set.of()));
        outbox.settle(new Settlement.Delivered("crm", OrderingKey.ofUser("bob"), 1));
        outbox.counters();

        assertThat(kept.calls()).containsExactly("due", "settle", "counters");
    }
}
