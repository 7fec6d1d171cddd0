// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.msgevents.delivery.DeliveryState;
import org.msgevents.james.reconcile.ReconcileSchedule;
import org.msgevents.publisher.MessageStoreEvents;
import org.msgevents.publisher.SubscriptionStatus;
import org.reactivestreams.Publisher;

import com.google.inject.Inject;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Whether events can be kept, and come to their receivers: for {@code additional.healthchecks} in
 * {@code healthcheck.properties}.
 *
 * <p>Unhealthy when the outbox cannot be written: events are being lost. Degraded when something needs an operator's
 * eyes: parked or blocked events, a receiver that is down, a subscription that is paused, mailboxes that the last
 * reconciliation could not look into.
 */
public final class MessageStoreEventsHealthCheck implements HealthCheck {
    private static final ComponentName NAME = new ComponentName("Message Store Events");

    private final MessageStoreEvents events;
    private final ReconcileSchedule reconciliation;

    @Inject
    public MessageStoreEventsHealthCheck(MessageStoreEvents events, ReconcileSchedule reconciliation) {
        this.events = events;
        this.reconciliation = reconciliation;
    }

    @Override
    public ComponentName componentName() {
        return NAME;
    }

    /** Leaves the outbox's thread, which must not wait for what James does with the result. */
    @Override
    public Publisher<Result> check() {
        return Mono.fromCompletionStage(() -> events.check()
                        .thenCompose(written -> events.subscriptions().list()))
                .publishOn(Schedulers.parallel())
                .map(this::result)
                .onErrorResume(failure ->
                        Mono.just(Result.unhealthy(NAME, "events cannot be kept: " + failure.getMessage(), failure)));
    }

    private Result result(List<SubscriptionStatus> subscriptions) {
        String troubles = Stream.concat(
                        subscriptions.stream().flatMap(subscription -> trouble(subscription).stream()),
                        reconciliation.state().last().filter(run -> run.failures() > 0).stream()
                                .map(run -> "the last reconciliation failed for " + run.failures() + " mailbox(es)"))
                .collect(Collectors.joining("; "));
        return troubles.isEmpty() ? Result.healthy(NAME) : Result.degraded(NAME, troubles);
    }

    private static Optional<String> trouble(SubscriptionStatus subscription) {
        List<String> troubles = new ArrayList<>();
        subscription.work().ifPresent(work -> {
            if (work.state() == DeliveryState.CIRCUIT_OPEN) {
                troubles.add("its receiver is down");
            }
            if (work.state() == DeliveryState.PAUSED) {
                troubles.add("paused"
                        + work.pause().map(pause -> " (" + pause.reason() + ")").orElse(""));
            }
        });
        if (subscription.counters().parked() > 0) {
            troubles.add(subscription.counters().parked() + " parked");
        }
        if (subscription.counters().blocked() > 0) {
            troubles.add(subscription.counters().blocked() + " blocking their key");
        }
        return Optional.of(troubles)
                .filter(some -> !some.isEmpty())
                .map(some -> "subscription " + subscription.name() + ": " + String.join(", ", some));
    }
}
