// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.msgevents.delivery.Delivery;
import org.msgevents.delivery.DeliveryState;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.subscription.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscriptions, as an operator sees and changes them. Thread-safe; does not block. */
public final class Subscriptions {
    private static final Logger LOGGER = LoggerFactory.getLogger(Subscriptions.class);

    private final OutboxPublisher publisher;
    private final Outbox outbox;
    private final Delivery delivery;
    private volatile List<Subscription> configured;

    Subscriptions(List<Subscription> configured, OutboxPublisher publisher, Outbox outbox, Delivery delivery) {
        this.configured = List.copyOf(configured);
        this.publisher = publisher;
        this.outbox = outbox;
        this.delivery = delivery;
    }

    /** Those for which events are kept and delivered. */
    public List<Subscription> configured() {
        return configured;
    }

    /** Those that are configured, in their order, and then those that only the outbox knows. */
    public CompletionStage<List<SubscriptionStatus>> list() {
        return outbox.counters().thenCombine(outbox.paused(), this::list);
    }

    private List<SubscriptionStatus> list(Map<String, SubscriptionCounters> counters, Map<String, Pause> paused) {
        Map<String, SubscriptionCounters> others = new TreeMap<>(counters);
        List<SubscriptionStatus> all = new ArrayList<>();
        for (Subscription subscription : configured) {
            String name = subscription.name();
            others.remove(name);
            all.add(new SubscriptionStatus(
                    name,
                    Optional.of(work(subscription, Optional.ofNullable(paused.get(name)))),
                    counters.getOrDefault(name, SubscriptionCounters.NONE)));
        }
        others.forEach((name, kept) -> all.add(new SubscriptionStatus(name, Optional.empty(), kept)));
        return all;
    }

    /** One that has yet to begin is about to deliver. */
    private SubscriptionStatus.Work work(Subscription subscription, Optional<Pause> pause) {
        DeliveryState state = pause.map(known -> DeliveryState.PAUSED)
                .or(() -> delivery.state(subscription.name()))
                .orElse(DeliveryState.DELIVERING);
        return new SubscriptionStatus.Work(subscription.mechanism().toString(), state, pause);
    }

    /** Lets a subscription's events wait, durably, until it is resumed: whether it was not paused before. */
    public CompletionStage<Boolean> pause(String name, Pause pause) {
        return told(outbox.pause(name, pause));
    }

    /** Ends a pause: whether there was one. */
    public CompletionStage<Boolean> resume(String name) {
        return told(outbox.resume(name));
    }

    private CompletionStage<Boolean> told(CompletionStage<Boolean> change) {
        return change.thenApply(changed -> {
            delivery.pausesChanged();
            return changed;
        });
    }

    /**
     * Keeps and delivers events for these from now on. Those that are equal to one before go on undisturbed. What waits
     * for one that is changed is delivered by it as it is then; what waits or is parked for one that is removed is
     * given up.
     *
     * @return completes when no attempt of one before is under way any more, its mechanism is closed, and what had to
     *     be is given up
     */
    public synchronized CompletionStage<Void> replace(List<Subscription> next) {
        Set<String> removed = names(configured);
        removed.removeAll(names(next));
        configured = List.copyOf(next);
        CompletionStage<Void> selected = publisher.select(configured);
        CompletionStage<Void> ended = delivery.replace(configured).thenCompose(last -> selected);
        return CompletableFuture.allOf(
                Stream.concat(Stream.of(ended), removed.stream().map(name -> ended.thenCompose(last -> giveUp(name))))
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture<?>[]::new));
    }

    private static Set<String> names(List<Subscription> subscriptions) {
        return subscriptions.stream().map(Subscription::name).collect(Collectors.toSet());
    }

    /**
     * Gives up what waits or is parked for a name, as long as it is not configured, and ends its pause.
     *
     * @return how many events
     */
    public CompletionStage<Long> giveUp(String name) {
        return giveUp(name, 0).thenCompose(dropped -> endPause(name, dropped)).whenComplete((dropped, failure) -> {
            if (failure == null) {
                LOGGER.info("Subscription {} is removed: {} event(s) that it was to get are dropped", name, dropped);
            } else {
                LOGGER.error("Subscription {} is removed, but what it was to get could not be dropped", name, failure);
            }
        });
    }

    private CompletionStage<Long> endPause(String name, long dropped) {
        return isConfigured(name)
                ? CompletableFuture.completedFuture(dropped)
                : outbox.resume(name).thenApply(resumed -> dropped);
    }

    private boolean isConfigured(String name) {
        return names(configured).contains(name);
    }

    private CompletionStage<Long> giveUp(String name, long before) {
        if (isConfigured(name)) {
            return CompletableFuture.completedFuture(before);
        }
        return outbox.giveUpSome(name)
                .thenCompose(
                        more -> more == 0 ? CompletableFuture.completedFuture(before) : giveUp(name, before + more));
    }
}
