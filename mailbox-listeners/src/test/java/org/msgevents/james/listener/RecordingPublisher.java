// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.Happening;

/** Wants every event and keeps it in memory. */
final class RecordingPublisher implements EventPublisher {
    private final List<Happening> happenings = new CopyOnWriteArrayList<>();
    private volatile Executor executor = Runnable::run;

    @Override
    public boolean wants(EventName name) {
        return true;
    }

    @Override
    public CompletionStage<Void> publish(OrderingKey key, CompletionStage<List<Happening>> published) {
        return published.thenAcceptAsync(happenings::addAll, executor);
    }

    /** Where events become durable from now on. */
    void keepIn(Executor thread) {
        executor = thread;
    }

    List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    List<MessageStoreEvent> events() {
        return happenings.stream().map(Happening::event).toList();
    }

    void clear() {
        happenings.clear();
    }
}
