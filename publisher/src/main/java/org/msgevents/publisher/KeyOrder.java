// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import org.msgevents.event.OrderingKey;

/**
 * Hands on what is made ready out of order in the order it was announced, per key. Thread-safe; keeps nothing of an
 * idle key.
 *
 * @param <T> what is made ready
 */
final class KeyOrder<T> {
    private record Turn<T>(CompletableFuture<T> ready, Function<CompletableFuture<T>, Runnable> action) {}

    private final ConcurrentMap<OrderingKey, Deque<Turn<T>>> turns = new ConcurrentHashMap<>();

    /**
     * Applies {@code action} once {@code ready} has completed, either way, and the actions announced before with this
     * key have returned.
     *
     * <p>An action may run in the calling thread and under a lock: it must not call code that it does not know. What
     * it returns runs afterwards, out
     * of turn, and may.
     */
    void announce(OrderingKey key, CompletableFuture<T> ready, Function<CompletableFuture<T>, Runnable> action) {
        turns.compute(key, (same, waiting) -> {
            Deque<Turn<T>> queue = waiting == null ? new ArrayDeque<>() : waiting;
            queue.add(new Turn<>(ready, action));
            return queue;
        });
        if (ready.isDone()) {
            takeTurns(key);
        } else {
            var unused = ready.whenComplete((value, failure) -> takeTurns(key));
        }
    }

    private void takeTurns(OrderingKey key) {
        List<Runnable> afterwards = new ArrayList<>();
        turns.computeIfPresent(key, (same, waiting) -> {
            while (!waiting.isEmpty() && waiting.element().ready().isDone()) {
                Turn<T> turn = waiting.remove();
                afterwards.add(turn.action().apply(turn.ready()));
            }
            return waiting.isEmpty() ? null : waiting;
        });
        afterwards.forEach(Runnable::run);
    }

    int keys() {
        return turns.size();
    }
}
