// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.ParkedQuery;
import org.msgevents.publisher.ParkedEvents;
import org.msgevents.publisher.ParkedHistory;

import spark.Request;
import spark.Service;

/** What is parked, and what becomes of it: {@code /message-store-events/subscriptions/NAME/parked}. */
record ParkedRequests(ParkedEvents parked, SubscriptionRequests subscriptions) {
    private static final String SEQUENCE = ":sequence";
    private static final String ALL = SubscriptionRequests.ONE + "/parked";
    private static final String ONE = ALL + "/" + SEQUENCE;
    private static final String RELEASE = "release";
    private static final String RELEASED = "released";
    private static final String DROPPED = "dropped";
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    void define(Service service) {
        service.get(
                ALL, (request, response) -> Answer.awaited(() -> page(request)).write(response));
        service.post(ALL, (request, response) -> Answer.awaited(() -> releaseAll(request))
                .write(response));
        service.delete(ALL, (request, response) -> Answer.awaited(() -> dropAll(request))
                .write(response));
        service.post(ONE, (request, response) -> Answer.awaited(() -> release(request))
                .write(response));
        service.delete(
                ONE, (request, response) -> Answer.awaited(() -> drop(request)).write(response));
    }

    private CompletionStage<Answer> page(Request request) {
        String name = name(request);
        long after = Parameters.ofQuery(request, "after", 0, Long.MAX_VALUE);
        int limit = (int) Parameters.ofQuery(request, "limit", PAGE, LARGEST_PAGE);
        return subscriptions.known(name, known -> parked.page(new ParkedQuery(name, after, limit + 1))
                .thenApply(events -> Answer.of(page(events, limit))));
    }

    /** Of one event more than asked for, if there is one. */
    private static Map<String, ?> page(List<ParkedHistory> events, int limit) {
        List<ParkedHistory> shown = events.stream().limit(limit).toList();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("parked", shown.stream().map(ParkedRequests::event).toList());
        if (events.size() > shown.size() && !shown.isEmpty()) {
            page.put("next", shown.get(shown.size() - 1).event().sequence());
        }
        return page;
    }

    private static Map<String, ?> event(ParkedHistory parked) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("sequence", parked.event().sequence());
        event.put("id", parked.event().id().toString());
        event.put("key", parked.event().key().value());
        event.put("parkedAt", parked.event().parkedAt().toString());
        event.put("reason", parked.event().reason());
        event.put(
                "attempts",
                parked.attempts().stream().map(ParkedRequests::attempt).toList());
        return event;
    }

    private static Map<String, ?> attempt(FailedAttempt failed) {
        Map<String, Object> attempt = new LinkedHashMap<>();
        attempt.put("at", failed.at().toString());
        attempt.put("millis", failed.latency().toMillis());
        attempt.put(
                "outcome", failed.outcome() == FailedAttempt.Outcome.REQUEST_ERROR ? "requestError" : "mechanismError");
        attempt.put("reason", failed.reason());
        return attempt;
    }

    private CompletionStage<Answer> releaseAll(Request request) {
        Parameters.action(request, RELEASE);
        String name = name(request);
        return subscriptions.configured(
                name, () -> parked.releaseAll(name).thenApply(released -> Answer.of(Map.of(RELEASED, released))));
    }

    private CompletionStage<Answer> release(Request request) {
        Parameters.action(request, RELEASE);
        String name = name(request);
        long sequence = Parameters.ofPath(request, SEQUENCE);
        return subscriptions.configured(
                name, () -> parked.release(name, sequence).thenApply(released -> one(released, RELEASED, sequence)));
    }

    private CompletionStage<Answer> dropAll(Request request) {
        String name = name(request);
        return subscriptions.known(
                name, known -> parked.dropAll(name).thenApply(dropped -> Answer.of(Map.of(DROPPED, dropped))));
    }

    private CompletionStage<Answer> drop(Request request) {
        String name = name(request);
        long sequence = Parameters.ofPath(request, SEQUENCE);
        return subscriptions.known(
                name, known -> parked.drop(name, sequence).thenApply(dropped -> one(dropped, DROPPED, sequence)));
    }

    private static Answer one(boolean done, String what, long sequence) {
        return done ? Answer.of(Map.of(what, 1)) : Answer.notFound("no event with sequence " + sequence + " is parked");
    }

    private static String name(Request request) {
        return request.params(SubscriptionRequests.NAME);
    }
}
