// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.Happening;
import org.msgevents.publisher.Publication;

/** Wants every event, but for those that it is told not to want, and keeps what it is told in memory. Thread-safe. */
public final class RecordingPublisher implements EventPublisher {
    private final List<Happening> happenings = new CopyOnWriteArrayList<>();
    private final List<MailboxNote> notes = new CopyOnWriteArrayList<>();
    private final Set<EventName> unwanted = ConcurrentHashMap.newKeySet();
    private volatile Executor executor = Runnable::run;
    private volatile boolean sendsMail;

    @Override
    public boolean wants(EventName name) {
        return !unwanted.contains(name);
    }

    @Override
    public CompletionStage<Void> tell(OrderingKey key, CompletionStage<Publication> told) {
        return told.thenAcceptAsync(
                publication -> {
                    happenings.addAll(publication.happenings());
                    notes.addAll(publication.notes());
                },
                executor);
    }

    @Override
    public boolean sendsMail() {
        return sendsMail;
    }

    /** From now on somebody is notified by mail. */
    public void sendMail() {
        sendsMail = true;
    }

    /** From now on. */
    public void doNotWant(EventName name) {
        unwanted.add(name);
    }

    /** From now on, again. */
    public void want(EventName name) {
        unwanted.remove(name);
    }

    /** Where events become durable from now on. */
    public void keepIn(Executor thread) {
        executor = thread;
    }

    public List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    public List<MailboxNote> notes() {
        return List.copyOf(notes);
    }

    public List<MessageStoreEvent> events() {
        return happenings.stream().map(Happening::event).toList();
    }

    /** Forgets what it was told. */
    public void clear() {
        happenings.clear();
        notes.clear();
    }
}
