// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.msgevents.delivery.DeliveryState;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.publisher.MessageStoreEvents;
import org.msgevents.publisher.PublisherCounters;
import org.msgevents.publisher.SubscriptionStatus;

import spark.Request;
import spark.Service;

/**
 * How it stands: {@code GET /message-store-events} with what was published, {@code .../subscriptions} and
 * {@code .../subscriptions/NAME} with what becomes of it; and that a subscription pauses, goes on, or is forgotten.
 */
record SubscriptionRequests(MessageStoreEvents events) {
    static final String NAME = ":name";
    static final String ALL = WebAdminRoutes.BASE + "/subscriptions";
    static final String ONE = ALL + "/" + NAME;

    private static final String PAUSE = "pause";
    private static final String RESUME = "resume";

    void define(Service service) {
        service.get(WebAdminRoutes.BASE, (request, response) -> published().write(response));
        service.get(ALL, (request, response) -> Answer.awaited(this::all).write(response));
        service.get(ONE, (request, response) -> Answer.awaited(() -> one(request.params(NAME)))
                .write(response));
        service.post(ONE, (request, response) -> Answer.awaited(() -> change(request))
                .write(response));
        service.delete(ONE, (request, response) -> Answer.awaited(() -> forget(request.params(NAME)))
                .write(response));
    }

    /** Since the start. */
    private Answer published() {
        PublisherCounters counters = events.counters();
        Map<String, Object> published = new LinkedHashMap<>();
        published.put("kept", counters.kept());
        published.put("lost", counters.lost());
        published.put("incomplete", counters.incomplete());
        return Answer.of(published);
    }

    private CompletionStage<Answer> all() {
        return events.subscriptions()
                .list()
                .thenApply(all ->
                        Answer.of(all.stream().map(SubscriptionRequests::status).toList()));
    }

    private CompletionStage<Answer> change(Request request) {
        String action = Parameters.action(request, PAUSE, RESUME);
        String name = request.params(NAME);
        return configured(name, () -> change(name, action));
    }

    private CompletionStage<Answer> change(String name, String action) {
        CompletionStage<Boolean> changed = action.equals(PAUSE)
                ? events.subscriptions().pause(name, new Pause(Instant.now(), "an operator paused it"))
                : events.subscriptions().resume(name);
        return changed.thenCompose(done -> one(name));
    }

    private static CompletionStage<Answer> notConfigured(String name) {
        return CompletableFuture.completedFuture(Answer.conflict("subscription " + name
                + " is not configured: configure it and reload; what it was to get can only be dropped"));
    }

    private CompletionStage<Answer> forget(String name) {
        return known(
                name,
                known -> known.work().isPresent()
                        ? CompletableFuture.completedFuture(Answer.conflict("subscription " + name
                                + " is configured: remove it from message-store-events.xml and reload"))
                        : events.subscriptions()
                                .giveUp(name)
                                .thenApply(dropped -> Answer.of(Map.of("dropped", dropped))));
    }

    private CompletionStage<Answer> one(String name) {
        return known(name, subscription -> CompletableFuture.completedFuture(Answer.of(status(subscription))));
    }

    /** What is answered about a subscription; for a name that none has, that there is none. */
    CompletionStage<Answer> known(String name, Function<SubscriptionStatus, CompletionStage<Answer>> answer) {
        return events.subscriptions().list().thenCompose(all -> all.stream()
                .filter(subscription -> subscription.name().equals(name))
                .findFirst()
                .map(answer)
                .orElseGet(() -> CompletableFuture.completedFuture(unknown(name, all))));
    }

    /** Nobody would deliver what was put back for a subscription that is no longer configured. */
    CompletionStage<Answer> configured(String name, Supplier<CompletionStage<Answer>> answer) {
        return known(name, known -> known.work().isPresent() ? answer.get() : notConfigured(name));
    }

    private static Answer unknown(String name, List<SubscriptionStatus> all) {
        return Answer.notFound("no subscription is named " + name + "; there are: "
                + all.stream().map(SubscriptionStatus::name).toList());
    }

    private static Map<String, ?> status(SubscriptionStatus subscription) {
        SubscriptionCounters counters = subscription.counters();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("name", subscription.name());
        subscription.work().ifPresent(work -> status.put("destination", work.destination()));
        status.put("state", subscription.work().map(work -> word(work.state())).orElse("notConfigured"));
        subscription.work().flatMap(SubscriptionStatus.Work::pause).ifPresent(pause -> {
            status.put("pausedSince", pause.since().toString());
            status.put("pauseReason", pause.reason());
        });
        status.put("accepted", counters.accepted());
        status.put("delivered", counters.delivered());
        status.put("pending", counters.pending());
        status.put("parked", counters.parked());
        status.put("dropped", counters.dropped());
        status.put("blocked", counters.blocked());
        status.put("refused", counters.refused());
        status.put("replayed", counters.replayed());
        return status;
    }

    private static String word(DeliveryState state) {
        return switch (state) {
            case DELIVERING -> "delivering";
            case CIRCUIT_OPEN -> "circuitOpen";
            case PAUSED -> "paused";
        };
    }
}
