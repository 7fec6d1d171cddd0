// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

import org.msgevents.delivery.Delivery;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.subscription.Subscription;

/** The subscriptions, as an operator sees them. Thread-safe; does not block. */
public final class Subscriptions {
    private final List<Subscription> configured;
    private final Outbox outbox;
    private final Delivery delivery;

    Subscriptions(List<Subscription> configured, Outbox outbox, Delivery delivery) {
        this.configured = List.copyOf(configured);
        this.outbox = outbox;
        this.delivery = delivery;
    }

    /** Those that are configured, in their order, and then those that only the outbox knows. */
    public CompletionStage<List<SubscriptionStatus>> list() {
        return outbox.counters().thenApply(this::list);
    }

    private List<SubscriptionStatus> list(Map<String, SubscriptionCounters> counters) {
        List<SubscriptionStatus> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Subscription subscription : configured) {
            names.add(subscription.name());
            all.add(new SubscriptionStatus(
                    subscription.name(),
                    delivery.state(subscription.name())
                            .map(state -> new SubscriptionStatus.Work(
                                    subscription.mechanism().toString(), state)),
                    counters.getOrDefault(subscription.name(), SubscriptionCounters.NONE)));
        }
        new TreeMap<>(counters).forEach((name, kept) -> {
            if (!names.contains(name)) {
                all.add(new SubscriptionStatus(name, Optional.empty(), kept));
            }
        });
        return all;
    }
}
