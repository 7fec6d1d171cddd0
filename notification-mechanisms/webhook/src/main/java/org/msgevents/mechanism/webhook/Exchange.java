// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer. Thread-safe. */
final class Exchange {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse<Answer>> sent;
    private volatile Optional<AnswerReader> reader = Optional.empty();

    private Exchange(HttpClient client, HttpRequest request) {
        sent = client.sendAsync(request, this::read);
    }

    /** Ends within the limit. */
    static Exchange begin(HttpClient client, HttpRequest request, Duration limit) {
        Exchange exchange = new Exchange(client, request);
        exchange.endWith(exchange.sent);
        exchange.endBy(
                new CompletableFuture<Boolean>().completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS));
        return exchange;
    }

    /** Completes exceptionally when there was none. */
    CompletionStage<Answer> answer() {
        return answer;
    }

    /** Closes the connection, unless there is an answer. */
    void abandon(Exception why) {
        if (answer.completeExceptionally(why)) {
            sent.cancel(true);
        }
    }

    private BodySubscriber<Answer> read(ResponseInfo head) {
        AnswerReader begun = new AnswerReader(head);
        reader = Optional.of(begun);
        return begun;
    }

    /** Not with the reader's end, which comes before the connection can be used again. */
    private void endWith(CompletionStage<HttpResponse<Answer>> response) {
        response.thenApply(HttpResponse::body).whenComplete((got, failure) -> {
            if (failure == null) {
                answer.complete(got);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    private void endBy(CompletableFuture<Boolean> deadline) {
        CompletionStage<Boolean> over = deadline;
        over.thenAccept(yes -> expire());
        answer().whenComplete((got, failure) -> deadline.cancel(false));
    }

    private void expire() {
        reader.ifPresentOrElse(AnswerReader::stop, () -> abandon(new TimeoutException("no answer")));
    }
}
