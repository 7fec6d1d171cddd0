// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.msgevents.event.EventName;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.subscription.Subscription;

/** Publishes into an outbox and tells the delivery whom for. */
final class OutboxPublisher implements EventPublisher {
    private final SelectionInUse selections;
    private final Outbox outbox;
    private final Consumer<Set<String>> delivery;
    private final Losses losses;
    private final AtomicLong kept = new AtomicLong();
    private final KeyOrder<List<OutboxEntry>> order = new KeyOrder<>();

    OutboxPublisher(Selection selection, Outbox outbox, Consumer<Set<String>> delivery, Losses losses) {
        this.selections = new SelectionInUse(selection);
        this.outbox = outbox;
        this.delivery = delivery;
        this.losses = losses;
    }

    /** Keeps events for these from now on: completes when what was selected for those before is kept. */
    CompletionStage<Void> select(List<Subscription> subscriptions) {
        return selections.replace(new Selection(subscriptions, losses));
    }

    @Override
    public boolean wants(EventName name) {
        return selections.selection().wants(name);
    }

    @Override
    public CompletionStage<Void> publish(OrderingKey key, CompletionStage<List<Happening>> happenings) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<List<OutboxEntry>> entries =
                happenings.thenCompose(all -> select(all, done)).toCompletableFuture();
        order.announce(key, entries, ready -> inTurn(ready, done));
        return done;
    }

    /** Only the outbox is called in turn: whoever waits for {@code done} may do anything. */
    private Runnable inTurn(CompletableFuture<List<OutboxEntry>> ready, CompletableFuture<Void> done) {
        if (ready.isCompletedExceptionally()) {
            return () -> {
                var unused = ready.whenComplete((none, failure) -> lost(1, failure, done));
            };
        }
        List<OutboxEntry> entries = ready.join();
        if (entries.isEmpty()) {
            return () -> done.complete(null);
        }
        CompletionStage<Integer> appended = outbox.append(entries);
        return () -> appended.whenComplete((count, failure) -> {
            if (failure == null) {
                kept(count, entries);
                done.complete(null);
            } else {
                lost(entries.size(), failure, done);
            }
        });
    }

    /** All of a call by one selection, which is in use until what it selected is kept. */
    private CompletionStage<List<OutboxEntry>> select(List<Happening> happenings, CompletableFuture<Void> done) {
        SelectionInUse.Use use = selections.enter();
        var unused = done.whenComplete((nothing, failure) -> use.leave());
        CompletionStage<List<OutboxEntry>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (Happening happening : happenings) {
            all = all.thenCombine(use.selection().select(happening), OutboxPublisher::plus);
        }
        return all;
    }

    private static List<OutboxEntry> plus(List<OutboxEntry> entries, List<OutboxEntry> next) {
        entries.addAll(next);
        return entries;
    }

    private void kept(int count, List<OutboxEntry> entries) {
        kept.addAndGet(count);
        delivery.accept(entries.stream()
                .flatMap(entry -> entry.subscriptions().stream())
                .collect(Collectors.toSet()));
    }

    private void lost(int events, Throwable cause, CompletableFuture<Void> done) {
        losses.lost(events, cause);
        done.complete(null);
    }

    PublisherCounters counters() {
        return new PublisherCounters(kept.get(), losses.lost(), losses.incomplete());
    }
}
