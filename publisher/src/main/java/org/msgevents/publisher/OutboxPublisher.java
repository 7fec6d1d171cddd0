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
import org.msgevents.outbox.MailboxNote;
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
    private final KeyOrder<Selected> order = new KeyOrder<>();
    private final NewMailboxes newMailboxes = new NewMailboxes();

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
    public boolean sendsMail() {
        return selections.selection().sendsMail();
    }

    /** What a call has for the outbox. */
    private record Selected(List<OutboxEntry> entries, List<MailboxNote> notes) {
        /** Whether James is to wait for it: a mailbox that is not known to be new is taken for an old one. */
        boolean isUrgent() {
            return !entries.isEmpty() || notes.stream().anyMatch(MailboxNote.Begun.class::isInstance);
        }
    }

    @Override
    public CompletionStage<Void> tell(OrderingKey key, CompletionStage<Publication> publication) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Selected> selected =
                publication.thenCompose(all -> select(all, done)).toCompletableFuture();
        order.announce(key, selected, ready -> inTurn(ready, done));
        return done;
    }

    /** Only the outbox is called in turn: whoever waits for {@code done} may do anything. */
    private Runnable inTurn(CompletableFuture<Selected> ready, CompletableFuture<Void> done) {
        if (ready.isCompletedExceptionally()) {
            return () -> {
                var unused = ready.whenComplete((none, failure) -> lost(1, failure, done));
            };
        }
        Selected selected = ready.join();
        if (!selected.isUrgent()) {
            if (!selected.notes().isEmpty()) {
                outbox.note(selected.notes());
            }
            return () -> done.complete(null);
        }
        return append(selected, done);
    }

    private Runnable append(Selected selected, CompletableFuture<Void> done) {
        List<MailboxNote> notes = newMailboxes.and(selected.notes());
        CompletionStage<Integer> appended = outbox.append(selected.entries(), notes);
        return () -> appended.whenComplete((count, failure) -> {
            if (failure == null) {
                kept.addAndGet(count);
                done.complete(null);
                wake(selected.entries());
            } else {
                newMailboxes.keep(notes);
                lost(selected.entries().size(), failure, done);
            }
        });
    }

    /** All of a call by one selection, which is in use until what it selected is kept. */
    private CompletionStage<Selected> select(Publication publication, CompletableFuture<Void> done) {
        SelectionInUse.Use use = selections.enter();
        var unused = done.whenComplete((nothing, failure) -> use.leave());
        CompletionStage<List<OutboxEntry>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (Happening happening : publication.happenings()) {
            all = all.thenCombine(use.selection().select(happening), OutboxPublisher::plus);
        }
        return all.thenApply(entries -> new Selected(entries, publication.notes()));
    }

    private static List<OutboxEntry> plus(List<OutboxEntry> entries, List<OutboxEntry> next) {
        entries.addAll(next);
        return entries;
    }

    private void wake(List<OutboxEntry> entries) {
        if (!entries.isEmpty()) {
            delivery.accept(entries.stream()
                    .flatMap(entry -> entry.subscriptions().stream())
                    .collect(Collectors.toSet()));
        }
    }

    private void lost(int events, Throwable cause, CompletableFuture<Void> done) {
        if (events > 0) {
            losses.lost(events, cause);
        }
        done.complete(null);
    }

    PublisherCounters counters() {
        return new PublisherCounters(kept.get(), losses.lost(), losses.incomplete());
    }
}
