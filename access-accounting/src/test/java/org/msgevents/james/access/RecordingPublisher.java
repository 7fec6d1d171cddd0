// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.Happening;

/** Keeps what is told. */
public final class RecordingPublisher implements EventPublisher {
    private final List<MessageStoreEvent> told = new ArrayList<>();
    private final Set<EventName> unwanted = new HashSet<>();

    public List<MessageStoreEvent> told() {
        return told;
    }

    void doNotWant(EventName name) {
        unwanted.add(name);
    }

    @Override
    public boolean wants(EventName name) {
        return !unwanted.contains(name);
    }

    @Override
    public CompletionStage<Void> publish(OrderingKey key, CompletionStage<List<Happening>> happenings) {
        return happenings.thenAccept(all -> all.forEach(happening -> told.add(happening.event())));
    }
}
