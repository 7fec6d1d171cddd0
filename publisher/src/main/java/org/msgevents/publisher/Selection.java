// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;
import org.msgevents.event.Parameters;
import org.msgevents.event.json.EventFormat;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.subscription.Subscription;

/**
 * From an event to what the outbox keeps of it: for whom, and with the parameters that one of them asks for.
 * Thread-safe.
 */
final class Selection {
    private final List<Subscription> subscriptions;
    private final Losses losses;
    private final Set<EventName> wanted;
    private final EventFormat format = new EventFormat();

    Selection(List<Subscription> subscriptions, Losses losses) {
        this.subscriptions = List.copyOf(subscriptions);
        this.losses = losses;
        this.wanted = subscriptions.stream()
                .flatMap(subscription -> subscription.filter().events().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean wants(EventName name) {
        return wanted.contains(name);
    }

    /** Empty when nobody wants the event. */
    CompletionStage<Optional<OutboxEntry>> select(Happening happening) {
        MessageStoreEvent event = happening.event();
        List<Subscription> matching = subscriptions.stream()
                .filter(subscription -> subscription.filter().accepts(event))
                .toList();
        if (matching.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Set<String> names = matching.stream().map(Subscription::name).collect(Collectors.toSet());
        return found(happening, asked(matching, happening))
                .thenApply(parameters -> event.with(event.parameters().and(parameters)))
                .thenApply(complete ->
                        Optional.of(new OutboxEntry(event.id(), event.key(), format.write(complete), names)));
    }

    private static Set<Parameter<?>> asked(List<Subscription> matching, Happening happening) {
        Set<Parameter<?>> asked = new HashSet<>();
        matching.forEach(subscription -> asked.addAll(subscription.inclusion().onRequest()));
        asked.retainAll(happening.lookup().offers());
        asked.retainAll(ParameterTable.row(happening.event().name()).may());
        return asked;
    }

    private CompletionStage<Parameters> found(Happening happening, Set<Parameter<?>> asked) {
        if (asked.isEmpty()) {
            return CompletableFuture.completedFuture(Parameters.empty());
        }
        return happening.lookup().find(asked).exceptionally(failure -> {
            losses.incomplete(failure);
            return Parameters.empty();
        });
    }
}
