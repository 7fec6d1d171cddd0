// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;
import org.msgevents.event.Parameters;
import org.msgevents.event.json.EventFormat;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

/**
 * From an event to what the outbox keeps of it: for whom, and with the parameters that one of them asks for.
 * Thread-safe.
 */
final class Selection {
    private final Map<EventName, Map<Telling, Audience>> audiences = new HashMap<>();
    private final Losses losses;
    private final EventFormat format = new EventFormat();
    private final boolean sendsMail;

    Selection(List<Subscription> subscriptions, Losses losses) {
        this.losses = losses;
        this.sendsMail = subscriptions.stream().anyMatch(Selection::notifiesByMail);
        Map<Telling, Audience> byTelling = new HashMap<>();
        for (Subscription subscription : subscriptions) {
            Telling telling = subscription.telling();
            Audience audience = byTelling.computeIfAbsent(telling, unseen -> new Audience());
            audience.add(subscription);
            telling.sources(subscription.filter().events()).forEach(name -> audiences
                    .computeIfAbsent(name, unseen -> new LinkedHashMap<>())
                    .put(telling, audience));
        }
    }

    boolean wants(EventName name) {
        return audiences.containsKey(name);
    }

    boolean sendsMail() {
        return sendsMail;
    }

    private static boolean notifiesByMail(Subscription subscription) {
        return subscription.mechanism().sendsMail();
    }

    /** What somebody wants of it, none where nobody does: one entry for all who are told the same. */
    CompletionStage<List<OutboxEntry>> select(Happening happening) {
        if (!wants(happening.event().name())) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<Subscription> concerned = concerned(happening.event());
        return isEcho(happening, concerned).thenCompose(isEcho -> {
            Predicate<Subscription> told = isEcho ? subscription -> !notifiesByMail(subscription) : all -> true;
            return found(happening, wanted(concerned.stream().filter(told).toList(), happening.event()))
                    .thenApply(found -> {
                        MessageStoreEvent event = happening.event();
                        return entries(event.with(event.parameters().and(found)), told);
                    });
        });
    }

    /** Who cannot be asked is taken for none: the event is told rather than lost. */
    private CompletionStage<Boolean> isEcho(Happening happening, List<Subscription> concerned) {
        return concerned.stream().anyMatch(Selection::notifiesByMail)
                ? happening.echo().isEcho().exceptionally(failure -> {
                    losses.incomplete(failure);
                    return false;
                })
                : Echo.NONE.isEcho();
    }

    /** Those that are told anything of it. */
    private List<Subscription> concerned(MessageStoreEvent event) {
        List<Subscription> concerned = new ArrayList<>();
        audiences(event)
                .forEach((telling, audience) ->
                        telling.form().of(event).stream().flatMap(audience::of).forEach(concerned::add));
        return concerned;
    }

    private List<OutboxEntry> entries(MessageStoreEvent event, Predicate<Subscription> told) {
        Map<EventId, OutboxEntry> entries = new LinkedHashMap<>();
        audiences(event)
                .forEach((telling, audience) -> telling.of(event, format::write).forEach(formed -> {
                    Set<String> names = audience.of(formed)
                            .filter(told)
                            .map(Subscription::name)
                            .collect(Collectors.toSet());
                    if (!names.isEmpty()) {
                        OutboxEntry entry = new OutboxEntry(formed.id(), formed.key(), format.write(formed), names);
                        entries.merge(formed.id(), entry, Selection::forBoth);
                    }
                }));
        return List.copyOf(entries.values());
    }

    private Map<Telling, Audience> audiences(MessageStoreEvent event) {
        return audiences.getOrDefault(event.name(), Map.of());
    }

    private static OutboxEntry forBoth(OutboxEntry one, OutboxEntry other) {
        Set<String> names = new HashSet<>(one.subscriptions());
        names.addAll(other.subscriptions());
        return new OutboxEntry(one.id(), one.key(), one.body(), names);
    }

    private static Wanted wanted(List<Subscription> concerned, MessageStoreEvent event) {
        Set<Parameter<?>> asked = new HashSet<>();
        Set<String> headerFields = new LinkedHashSet<>();
        concerned.stream().map(Subscription::inclusion).forEach(inclusion -> {
            asked.addAll(inclusion.asked(event));
            headerFields.addAll(inclusion.parts().headerFields());
        });
        asked.retainAll(ParameterTable.row(event.name()).may());
        return new Wanted(asked, List.copyOf(headerFields));
    }

    private CompletionStage<Parameters> found(Happening happening, Wanted wanted) {
        CompletionStage<Parameters> all = CompletableFuture.completedFuture(Parameters.empty());
        for (ParameterLookup lookup : happening.lookups()) {
            Set<Parameter<?>> offered = new HashSet<>(wanted.parameters());
            offered.retainAll(lookup.offers());
            if (!offered.isEmpty()) {
                all = all.thenCombine(find(lookup, new Wanted(offered, wanted.headerFields())), Parameters::and);
            }
        }
        return all;
    }

    /** What one of them fails to find, the others may find. */
    private CompletionStage<Parameters> find(ParameterLookup lookup, Wanted wanted) {
        return lookup.find(wanted).exceptionally(failure -> {
            losses.incomplete(failure);
            return Parameters.empty();
        });
    }
}
