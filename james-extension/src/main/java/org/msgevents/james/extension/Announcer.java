// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.subscription.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log that the bundle starts and stops, and what waits in the outbox. */
final class Announcer {
    private static final Logger LOGGER = LoggerFactory.getLogger(Announcer.class);
    private static final long COUNTING_MILLIS = 500;

    private final MessageStoreEventsConfiguration configuration;
    private final Outbox outbox;

    Announcer(MessageStoreEventsConfiguration configuration, Outbox outbox) {
        this.configuration = configuration;
        this.outbox = outbox;
    }

    /** Blocks until the outbox has counted: one that cannot is one that cannot work, and its failure is thrown. */
    void started() {
        Map<String, SubscriptionCounters> counters =
                outbox.counters().toCompletableFuture().join();
        LOGGER.info(
                "Message Store Events {} of {} started, outbox in {}, durability {}",
                version(),
                configuration.server().serverFQDN(),
                configuration.outbox().place(),
                configuration.outbox().durability());
        configuration.subscriptions().forEach(subscription -> tell(subscription, counters));
        if (configuration.subscriptions().isEmpty()) {
            LOGGER.warn("There is no subscription: nobody is told anything");
        }
        warnOfAbandoned(counters);
        warnOfIdleLimits();
    }

    /** Waits half a second for the outbox at most. */
    void stopping() {
        String pending = outbox.counters()
                .toCompletableFuture()
                .thenApply(Announcer::pending)
                .completeOnTimeout("an unknown number of", COUNTING_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(uncounted -> "an unknown number of")
                .join();
        LOGGER.info("Message Store Events stops, {} notification request(s) wait for the next start", pending);
    }

    private static void tell(Subscription subscription, Map<String, SubscriptionCounters> counters) {
        SubscriptionCounters kept = counters.getOrDefault(subscription.name(), SubscriptionCounters.NONE);
        LOGGER.info(
                "Subscription {} to {}: {} pending, {} parked, {} refused so far",
                subscription.name(),
                subscription.mechanism(),
                kept.pending(),
                kept.parked(),
                kept.refused());
    }

    private void warnOfAbandoned(Map<String, SubscriptionCounters> counters) {
        Set<String> configured = configured();
        counters.forEach((name, kept) -> {
            if (!configured.contains(name) && kept.pending() > 0) {
                LOGGER.warn(
                        "Subscription {} is no longer configured, and {} notification request(s) wait for it: they stay"
                                + " until it is configured again",
                        name,
                        kept.pending());
            }
        });
    }

    private void warnOfIdleLimits() {
        Set<String> configured = configured();
        configuration.outbox().limits().bySubscription().keySet().stream()
                .filter(name -> !configured.contains(name))
                .forEach(name -> LOGGER.warn("A limit of the outbox is for subscription {}, which is not there", name));
    }

    private Set<String> configured() {
        return configuration.subscriptions().stream().map(Subscription::name).collect(Collectors.toSet());
    }

    private static String pending(Map<String, SubscriptionCounters> counters) {
        return Long.toString(counters.values().stream()
                .mapToLong(SubscriptionCounters::pending)
                .sum());
    }

    private static String version() {
        return Optional.ofNullable(Announcer.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
    }
}
