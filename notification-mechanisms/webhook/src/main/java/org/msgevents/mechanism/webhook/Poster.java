// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;

import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;

/** Makes requests of one or of several events, and tells what became of them. Thread-safe. */
final class Poster implements AutoCloseable {
    private final RequestWriter requests;
    private final StatusReader statuses;
    private final Calls calls;
    private final Preparation preparation;

    private Poster(RequestWriter requests, StatusReader statuses, Calls calls, Preparation preparation) {
        this.requests = requests;
        this.statuses = statuses;
        this.calls = calls;
        this.preparation = preparation;
    }

    static Poster of(WebhookConfiguration configuration, Network network, Clock clock) {
        UnderWay underWay = new UnderWay(configuration.requestTimeout());
        RequestWriter requests = new RequestWriter(configuration, clock);
        Calls calls = new Calls(network.to(configuration.endpoint(), configuration), underWay, AnswerReader.LIMIT);
        Preparation tokens = configuration
                .credentials()
                .<Preparation>map(credentials -> new AccessTokens(
                        credentials,
                        new Calls(
                                network.to(credentials.tokenUrl(), configuration), underWay, AccessTokens.ANSWER_LIMIT),
                        clock))
                .orElse(Preparation.NONE);
        return new Poster(
                requests,
                new StatusReader(configuration, clock),
                calls,
                Handshake.after(tokens, calls, requests, configuration));
    }

    /** Always completes normally; who cancels its future hangs up. */
    CompletionStage<NotificationStatus> post(List<NotificationRequest> events) {
        CompletionStage<List<Header>> prepared = preparation.headers();
        Exchange exchange = calls.call(prepared.thenApply(headers -> requests.write(events, headers)));
        CompletionStage<NotificationStatus> status = exchange.answer()
                .handle((answer, failure) -> failure == null
                        ? answered(prepared.toCompletableFuture().join(), answer)
                        : statuses.read(failure));
        status.whenComplete((told, failure) -> {
            if (failure != null) {
                exchange.abandon(new CancellationException("cancelled"));
            }
        });
        return status;
    }

    /** @param headers are there: without them no request was made */
    private NotificationStatus answered(List<Header> headers, Answer answer) {
        preparation.answered(headers, answer);
        return statuses.read(answer, headers);
    }

    @Override
    public void close() {
        preparation.close();
        calls.close();
    }
}
