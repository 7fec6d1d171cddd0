// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.filter.UserPattern;
import org.msgevents.subscription.Subscription;

/**
 * Subscriptions by the events that they want and the domains of the users that they ask for: however many there are,
 * only filters that may accept an event are asked. Thread-safe once all are added.
 */
final class Audience {
    /** Of those that do not ask for certain domains. */
    private static final String ANY = "*";

    private final Map<EventName, Map<String, List<Subscription>>> subscriptions = new HashMap<>();

    void add(Subscription subscription) {
        NotificationFilter filter = subscription.filter();
        for (EventName name : filter.events()) {
            Map<String, List<Subscription>> byDomain = subscriptions.computeIfAbsent(name, unseen -> new HashMap<>());
            domains(filter).forEach(domain -> byDomain.computeIfAbsent(domain, unseen -> new ArrayList<>())
                    .add(subscription));
        }
    }

    private static Set<String> domains(NotificationFilter filter) {
        Set<Optional<String>> domains =
                filter.users().stream().map(UserPattern::domain).collect(Collectors.toSet());
        boolean certain = !domains.isEmpty() && domains.stream().allMatch(Optional::isPresent);
        return certain ? domains.stream().flatMap(Optional::stream).collect(Collectors.toSet()) : Set.of(ANY);
    }

    /** Those whose filter accepts the event, each once. */
    Stream<Subscription> of(MessageStoreEvent event) {
        Map<String, List<Subscription>> byDomain = subscriptions.getOrDefault(event.name(), Map.of());
        return Stream.concat(Stream.of(ANY), NotificationFilter.users(event).map(UserPattern::domain))
                .distinct()
                .flatMap(domain -> byDomain.getOrDefault(domain, List.of()).stream())
                .filter(subscription -> subscription.filter().accepts(event))
                .distinct();
    }
}
