// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

    Selection(List<Subscription> subscriptions, Losses losses) {
        this.losses = losses;
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

    /** What somebody wants of it, none where nobody does: one entry for all who are told the same. */
    CompletionStage<List<OutboxEntry>> select(Happening happening) {
        if (!wants(happening.event().name())) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<Subscription> concerned = concerned(happening.event());
        return found(happening, asked(concerned, happening.event())).thenApply(found -> {
            MessageStoreEvent event = happening.event();
            return entries(event.with(event.parameters().and(found)));
        });
    }

    /** Those that are told anything of it. */
    private List<Subscription> concerned(MessageStoreEvent event) {
        List<Subscription> concerned = new ArrayList<>();
        audiences(event)
                .forEach((telling, audience) ->
                        telling.form().of(event).stream().flatMap(audience::of).forEach(concerned::add));
        return concerned;
    }

    private List<OutboxEntry> entries(MessageStoreEvent event) {
        Map<EventId, OutboxEntry> entries = new LinkedHashMap<>();
        audiences(event)
                .forEach((telling, audience) -> telling.of(event, format::write).forEach(formed -> {
                    Set<String> names =
                            audience.of(formed).map(Subscription::name).collect(Collectors.toSet());
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

    private static Set<Parameter<?>> asked(List<Subscription> concerned, MessageStoreEvent event) {
        Set<Parameter<?>> asked = new HashSet<>();
        concerned.forEach(subscription -> asked.addAll(subscription.inclusion().asked(event)));
        asked.retainAll(ParameterTable.row(event.name()).may());
        return asked;
    }

    private CompletionStage<Parameters> found(Happening happening, Set<Parameter<?>> asked) {
        CompletionStage<Parameters> all = CompletableFuture.completedFuture(Parameters.empty());
        for (ParameterLookup lookup : happening.lookups()) {
            Set<Parameter<?>> offered = new HashSet<>(asked);
            offered.retainAll(lookup.offers());
            if (!offered.isEmpty()) {
                all = all.thenCombine(find(lookup, offered), Parameters::and);
            }
        }
        return all;
    }

    /** What one of them fails to find, the others may find. */
    private CompletionStage<Parameters> find(ParameterLookup lookup, Set<Parameter<?>> wanted) {
        return lookup.find(wanted).exceptionally(failure -> {
            losses.incomplete(failure);
            return Parameters.empty();
        });
    }
}
