// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.msgevents.outbox.Outbox;
import org.msgevents.subscription.Subscription;

/**
 * Takes events from the outbox to the mechanisms of all subscriptions, on one thread of its own, without ever blocking
 * it.
 *
 * <p>Thread-safe. It does not poll: it is woken by what is appended, by what is answered, and by the time of the next
 * attempt.
 */
public final class Delivery {
    private final ScheduledExecutorService thread;
    private final Map<String, SubscriptionDelivery> deliveries;

    private Delivery(ScheduledExecutorService thread, Map<String, SubscriptionDelivery> deliveries) {
        this.thread = thread;
        this.deliveries = deliveries;
    }

    /** Begins with what the outbox still holds. */
    public static Delivery start(List<Subscription> subscriptions, Outbox outbox, DeliverySettings settings) {
        ScheduledThreadPoolExecutor thread =
                new ScheduledThreadPoolExecutor(1, Delivery::daemon, new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
        Map<String, Endpoint> endpoints = new HashMap<>();
        Map<String, SubscriptionDelivery> deliveries = new LinkedHashMap<>();
        for (Subscription subscription : subscriptions) {
            Endpoint endpoint = endpoints.computeIfAbsent(
                    subscription.mechanism().endpoint(), name -> new Endpoint(name, settings, thread));
            SubscriptionDelivery member = new SubscriptionDelivery(subscription, outbox, settings, thread, endpoint);
            endpoint.join(member);
            deliveries.put(subscription.name(), member);
        }
        Delivery delivery = new Delivery(thread, Map.copyOf(deliveries));
        outbox.whenLanesFallFree(() -> delivery.wake(delivery.deliveries.keySet()));
        delivery.wake(delivery.deliveries.keySet());
        return delivery;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "message-store-events-delivery");
        thread.setDaemon(true);
        return thread;
    }

    /** Of a subscription that it delivers for; empty for any other. */
    public Optional<DeliveryState> state(String subscription) {
        return Optional.ofNullable(deliveries.get(subscription)).map(SubscriptionDelivery::state);
    }

    /** Events were appended, or put back, for these subscriptions. */
    public void wake(Collection<String> subscriptions) {
        for (String name : subscriptions) {
            Optional.ofNullable(deliveries.get(name)).ifPresent(SubscriptionDelivery::wake);
        }
    }

    /**
     * Begins no further attempt, waits for those under way, and abandons what takes longer than {@code patience}: that
     * is told again after the next
     * start. Idempotent.
     */
    public void stop(Duration patience) {
        if (thread.isShutdown()) {
            return;
        }
        CompletableFuture<?>[] idle =
                deliveries.values().stream().map(SubscriptionDelivery::stop).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(idle)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        thread.shutdownNow();
    }
}
