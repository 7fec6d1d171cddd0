// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.msgevents.event.EventName;
import org.msgevents.filter.UserPattern;
import org.msgevents.publisher.ReplayResult;
import org.msgevents.publisher.ReplaySelection;
import org.msgevents.publisher.Replays;
import org.msgevents.settings.SettingsParser;
import org.msgevents.subscription.EventWords;

import spark.Request;
import spark.Service;

/** That delivered events are told again: {@code POST /message-store-events/subscriptions/NAME/replay}. */
record ReplayRequests(Replays replays, SubscriptionRequests subscriptions) {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String EVENTS = "events";
    private static final String USER = "user";
    private static final String AFTER = "after";
    private static final Set<String> PARAMETERS = Set.of(FROM, TO, EVENTS, USER, AFTER);

    private static final SettingsParser<Instant> TIME = SettingsParser.of(
            "a time as in RFC 3339, such as 2026-11-23T14:00:00Z, with %2B for a +", ReplayRequests::time);
    private static final SettingsParser<Set<EventName>> NAMES = SettingsParser.of(
            EventWords.LIST.wanted().replace("separated by spaces", "separated by commas"), ReplayRequests::names);
    private static final SettingsParser<UserPattern> PATTERN =
            SettingsParser.of("a user name, * for any characters", ReplayRequests::user);

    void define(Service service) {
        service.post(SubscriptionRequests.ONE + "/replay", (request, response) -> Answer.awaited(() -> replay(request))
                .write(response));
    }

    private CompletionStage<Answer> replay(Request request) {
        Parameters.only(request, PARAMETERS);
        ReplaySelection selection = selection(request);
        long after = Parameters.ofQuery(request, AFTER, 0, Long.MAX_VALUE);
        String name = request.params(SubscriptionRequests.NAME);
        return subscriptions.configured(name, () -> replays.retention()
                .thenCompose(retention -> retention.isZero()
                        ? nothingIsKept()
                        : replays.replay(name, selection, after).thenApply(result -> Answer.of(answer(result)))));
    }

    private static CompletionStage<Answer> nothingIsKept() {
        return CompletableFuture.completedFuture(
                Answer.conflict("outbox/retention is 0s: what is delivered is not kept, and cannot be told again"));
    }

    private static ReplaySelection selection(Request request) {
        Optional<Instant> from = Parameters.ofQuery(request, FROM, TIME);
        Optional<Instant> to = Parameters.ofQuery(request, TO, TIME);
        if (from.isPresent() && to.isPresent() && !from.orElseThrow().isBefore(to.orElseThrow())) {
            throw new Parameters.InvalidParameterException(TO, request.queryParams(TO), "a time after " + FROM);
        }
        return new ReplaySelection(
                from,
                to,
                Parameters.ofQuery(request, EVENTS, NAMES).orElse(Set.of()),
                Parameters.ofQuery(request, USER, PATTERN));
    }

    private static Map<String, ?> answer(ReplayResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("replayed", result.events());
        result.next().ifPresent(next -> answer.put("next", next));
        return answer;
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException(text, noTime);
        }
    }

    /** None would be all. */
    private static Set<EventName> names(String text) {
        Set<EventName> names = EventWords.LIST.parse().apply(text.replace(',', ' '));
        if (names.isEmpty()) {
            throw new IllegalArgumentException(text);
        }
        return names;
    }

    private static UserPattern user(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(text);
        }
        return UserPattern.of(text);
    }
}
