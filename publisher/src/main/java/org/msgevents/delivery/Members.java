// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.msgevents.outbox.Outbox;
import org.msgevents.subscription.Subscription;

/**
 * The deliveries of the subscriptions, those that are coming to their end among them. What changes them is for the
 * delivery thread; any may look.
 */
final class Members {
    private final Outbox outbox;
    private final DeliverySettings settings;
    private final DeliveryThread thread;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Map<String, SubscriptionDelivery> current = new ConcurrentHashMap<>();
    private final Set<SubscriptionDelivery> ending = ConcurrentHashMap.newKeySet();
    private CompletableFuture<Void> replaced = CompletableFuture.completedFuture(null);
    private boolean stopped;

    Members(Outbox outbox, DeliverySettings settings, DeliveryThread thread) {
        this.outbox = outbox;
        this.settings = settings;
        this.thread = thread;
    }

    Map<String, SubscriptionDelivery> current() {
        return Map.copyOf(current);
    }

    Collection<String> names() {
        return Set.copyOf(current.keySet());
    }

    Optional<SubscriptionDelivery> find(String name) {
        return Optional.ofNullable(current.get(name));
    }

    /** One after the other: completes when those that are no longer wanted have ended and all others have begun. */
    CompletableFuture<Void> replace(List<Subscription> wanted) {
        replaced = replaced.thenCompose(before -> replaceNow(wanted));
        return replaced;
    }

    private CompletableFuture<Void> replaceNow(List<Subscription> wanted) {
        Set<Subscription> before = current.values().stream()
                .map(SubscriptionDelivery::subscription)
                .collect(Collectors.toSet());
        Map<String, CompletableFuture<Void>> ends = new HashMap<>();
        List.copyOf(current.values()).stream()
                .filter(member -> !wanted.contains(member.subscription()))
                .forEach(member -> ends.put(member.subscription().name(), end(member)));
        List<CompletableFuture<Void>> all = new ArrayList<>(ends.values());
        for (Subscription subscription : wanted) {
            if (!before.contains(subscription)) {
                CompletableFuture<Void> former =
                        ends.getOrDefault(subscription.name(), CompletableFuture.completedFuture(null));
                all.add(former.thenRun(() -> begin(subscription)));
            }
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    private void begin(Subscription subscription) {
        if (stopped) {
            return;
        }
        Endpoint endpoint = endpoints.computeIfAbsent(
                subscription.mechanism().endpoint(), name -> new Endpoint(name, settings, thread));
        SubscriptionDelivery member = new SubscriptionDelivery(subscription, outbox, settings, thread, endpoint);
        endpoint.join(member);
        current.put(subscription.name(), member);
        member.wake();
    }

    private CompletableFuture<Void> end(SubscriptionDelivery member) {
        Subscription subscription = member.subscription();
        current.remove(subscription.name());
        ending.add(member);
        return member.stop()
                .thenRunAsync(
                        () -> {
                            ending.remove(member);
                            endpoints.computeIfPresent(
                                    subscription.mechanism().endpoint(),
                                    (name, endpoint) -> endpoint.leave(member) ? null : endpoint);
                            subscription.mechanism().close();
                        },
                        thread);
    }

    /** Begins no further attempt; completes when nothing is under way. */
    CompletableFuture<Void> stop() {
        stopped = true;
        List<CompletableFuture<Void>> idle = new ArrayList<>();
        current.values().forEach(member -> idle.add(member.stop()));
        ending.forEach(member -> idle.add(member.stop()));
        return CompletableFuture.allOf(idle.toArray(CompletableFuture<?>[]::new));
    }

    /** What was coming to its end when the thread ended. */
    void abandon() {
        ending.forEach(member -> member.subscription().mechanism().close());
    }
}
