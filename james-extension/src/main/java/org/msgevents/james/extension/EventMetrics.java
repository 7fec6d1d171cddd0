// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import org.apache.james.metrics.api.GaugeRegistry;
import org.msgevents.delivery.DeliveryState;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.publisher.MessageStoreEvents;
import org.msgevents.publisher.PublisherCounters;
import org.msgevents.publisher.SubscriptionStatus;

/**
 * What WebAdmin tells of events and subscriptions, as gauges of James' metrics. Thread-safe.
 *
 * <p>A gauge is read from what the outbox counted a second ago at most; where it does not answer in time, from what it
 * counted last. That of a subscription that is gone is 0.
 */
final class EventMetrics {
    private static final String PREFIX = "messageStoreEvents.";
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Map<String, ToLongFunction<PublisherCounters>> PUBLISHED = Map.of(
            "kept",
            PublisherCounters::kept,
            "lost",
            PublisherCounters::lost,
            "incomplete",
            PublisherCounters::incomplete);
    private static final Map<String, ToLongFunction<SubscriptionCounters>> COUNTED = Map.of(
            "accepted", SubscriptionCounters::accepted,
            "delivered", SubscriptionCounters::delivered,
            "pending", SubscriptionCounters::pending,
            "parked", SubscriptionCounters::parked,
            "dropped", SubscriptionCounters::dropped,
            "blocked", SubscriptionCounters::blocked,
            "refused", SubscriptionCounters::refused,
            "replayed", SubscriptionCounters::replayed);

    private final MessageStoreEvents events;
    private final GaugeRegistry gauges;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private Map<String, SubscriptionStatus> counted = Map.of();
    private long countedAt = System.nanoTime() - FRESH.toNanos();

    private EventMetrics(MessageStoreEvents events, GaugeRegistry gauges) {
        this.events = events;
        this.gauges = gauges;
    }

    static void register(MessageStoreEvents events, GaugeRegistry gauges) {
        EventMetrics metrics = new EventMetrics(events, gauges);
        PUBLISHED.forEach(
                (name, counter) -> gauges.register(PREFIX + name, () -> counter.applyAsLong(events.counters())));
        events.subscriptions().configured().forEach(subscription -> metrics.register(subscription.name()));
    }

    private void register(String subscription) {
        if (known.add(subscription)) {
            String prefix = PREFIX + "subscription." + subscription + ".";
            COUNTED.forEach((name, counter) -> gauges.register(prefix + name, () -> counter(subscription, counter)));
            gauges.register(prefix + "delivering", () -> isDelivering(subscription) ? 1L : 0L);
        }
    }

    private boolean isDelivering(String subscription) {
        return find(subscription)
                .flatMap(SubscriptionStatus::work)
                .filter(work -> work.state() == DeliveryState.DELIVERING)
                .isPresent();
    }

    private long counter(String subscription, ToLongFunction<SubscriptionCounters> counter) {
        return find(subscription)
                .map(SubscriptionStatus::counters)
                .map(counter::applyAsLong)
                .orElse(0L);
    }

    private synchronized Optional<SubscriptionStatus> find(String subscription) {
        refresh();
        return Optional.ofNullable(counted.get(subscription));
    }

    /** Whoever reports reads all gauges one after the other: counting once does for all of them. */
    private void refresh() {
        if (System.nanoTime() - countedAt < FRESH.toNanos()) {
            return;
        }
        counted = events.subscriptions()
                .list()
                .toCompletableFuture()
                .thenApply(EventMetrics::byName)
                .completeOnTimeout(counted, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(uncounted -> counted)
                .join();
        countedAt = System.nanoTime();
        counted.keySet().forEach(this::register);
    }

    private static Map<String, SubscriptionStatus> byName(List<SubscriptionStatus> all) {
        return all.stream().collect(Collectors.toUnmodifiableMap(SubscriptionStatus::name, status -> status));
    }
}
