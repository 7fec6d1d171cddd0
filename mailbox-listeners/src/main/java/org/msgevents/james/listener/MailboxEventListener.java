// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.james.events.Event;
import org.apache.james.events.EventListener;
import org.apache.james.events.Group;
import org.apache.james.mailbox.events.GenericGroup;
import org.apache.james.mailbox.events.MailboxEvents.Added;
import org.apache.james.mailbox.events.MailboxEvents.MailboxDeletion;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.events.MailboxEvents.QuotaUsageUpdatedEvent;
import org.apache.james.mailbox.events.MessageMoveEvent;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.james.quota.QuotaAccounting;
import org.msgevents.james.quota.QuotaRefusals;
import org.msgevents.james.quota.QuotaUsage;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.Happening;
import org.msgevents.publisher.Publication;
import org.reactivestreams.Publisher;

import com.google.inject.Inject;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/**
 * Takes mailbox events from James' event bus, for {@code listeners.xml}.
 *
 * <p>James holds its client's answer until a listener is done, so what happens here is translation and the durable
 * append. It never fails: James
 * would try again for many seconds and hold its client as long.
 */
public final class MailboxEventListener implements EventListener.ReactiveGroupEventListener {
    /** Known to James' dead letters by name, not by class: they are read by class loaders that do not have ours. */
    private static final Group GROUP = new GenericGroup("message-store-events");

    private final EventPublisher publisher;
    private final MailboxEventTranslator translator;
    private final QuotaAccounting quotas;
    private final Relevance relevance;
    private final Repeats repeats = new Repeats();

    @Inject
    public MailboxEventListener(
            EventPublisher publisher,
            MailboxEventTranslator translator,
            QuotaAccounting quotas,
            QuotaRefusals refusals) {
        this.publisher = publisher;
        this.translator = translator;
        this.quotas = quotas;
        this.relevance = new Relevance(publisher);
        refusals.begin();
    }

    @Override
    public Group getDefaultGroup() {
        return GROUP;
    }

    @Override
    public boolean isHandling(Event event) {
        return relevance.concerns(event) || Relevance.isNoted(event);
    }

    @Override
    public Publisher<Void> reactiveEvent(Event event) {
        return Mono.deferContextual(context -> repeats.isRepeat(event)
                ? Mono.empty()
                : onceKept(publish(event, context)).then(mark(event)).doOnSuccess(kept -> repeats.heard(event)));
    }

    /** Notifications that came as mails, where there may be some. Only then: James tells of the mark, too. */
    private Mono<Void> mark(Event event) {
        return event instanceof Added added && publisher.sendsMail()
                ? Mono.defer(() -> translator.mark(added))
                : Mono.empty();
    }

    private List<CompletionStage<Void>> publish(Event event, ContextView context) {
        if (!relevance.concerns(event)) {
            return event instanceof MailboxEvent told ? List.of(note(told)) : List.of();
        }
        List<CompletionStage<Void>> kept = new ArrayList<>(publish(translator.abandoned()));
        if (event instanceof MailboxEvent told) {
            Operation operation = OperationReader.read(context);
            OrderingKey key = translator.key(told);
            kept.add(publisher.tell(
                    key, Mono.defer(() -> translator.translate(told, operation)).toFuture()));
        } else if (event instanceof MessageMoveEvent transfer) {
            kept.addAll(publish(translator.translate(transfer)));
        } else if (event instanceof QuotaUsageUpdatedEvent usage) {
            kept.add(used(usage));
        }
        if (event instanceof MailboxDeletion deletion) {
            quotas.reduced(deletion.getQuotaRoot());
        }
        return kept;
    }

    /** What nobody wants was not missed. */
    private CompletionStage<Void> note(MailboxEvent told) {
        OrderingKey key = OrderingKey.ofMailbox(told.getMailboxId().serialize());
        return publisher.tell(key, Mono.defer(() -> translator.note(told)).toFuture());
    }

    private CompletionStage<Void> used(QuotaUsageUpdatedEvent usage) {
        return quotas.used(
                usage.getEventId().getId().toString(),
                usage.getQuotaRoot(),
                QuotaUsage.of(usage.getCountQuota(), usage.getSizeQuota()));
    }

    /** What James does next, it does in threads that may block: the outbox' own must be free for the next event. */
    private static Mono<Void> onceKept(List<CompletionStage<Void>> kept) {
        CompletableFuture<?>[] stages =
                kept.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> all = CompletableFuture.allOf(stages);
        return all.isDone() ? Mono.empty() : Mono.fromFuture(all).publishOn(Schedulers.boundedElastic());
    }

    private List<CompletionStage<Void>> publish(List<MessageStoreEvent> events) {
        Map<OrderingKey, List<MessageStoreEvent>> byKey = new LinkedHashMap<>();
        events.forEach(event ->
                byKey.computeIfAbsent(event.key(), unseen -> new ArrayList<>()).add(event));
        return byKey.entrySet().stream()
                .map(entry -> publisher.tell(
                        entry.getKey(), CompletableFuture.completedFuture(publication(entry.getValue()))))
                .toList();
    }

    private static Publication publication(List<MessageStoreEvent> events) {
        List<Happening> happenings = events.stream()
                .map(event -> new Happening(event, List.of(), NotificationMessages.echo(event)))
                .toList();
        return new Publication(happenings, MailboxNotes.ofEvents(events));
    }
}
