// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.msgevents.mechanism.Reason;

/**
 * Asks the receiver, before the first request, whether it wants any: <em>HTTP 1.1 Web Hooks for Event Delivery</em>
 * (CloudEvents 1.0), section 4. Its yes holds as long as the mechanism.
 */
final class Handshake implements Preparation {
    private static final String ANYBODY = "*";

    private final Preparation before;
    private final Calls calls;
    private final RequestWriter requests;
    private final String origin;
    private final Reason reason;
    private final Kept<Boolean> permission;

    /** @param before what a request must have besides; to close with it */
    private Handshake(Preparation before, Calls calls, RequestWriter requests, WebhookConfiguration configuration) {
        this.before = before;
        this.calls = calls;
        this.requests = requests;
        this.origin = configuration.handshakeOrigin().orElseThrow();
        this.reason = Reason.without(configuration.confidential());
        this.permission = new Kept<>(this::ask, isGiven -> isGiven);
    }

    /** What is there already, where no handshake is configured. */
    static Preparation after(
            Preparation before, Calls calls, RequestWriter requests, WebhookConfiguration configuration) {
        return configuration.handshakeOrigin().isPresent()
                ? new Handshake(before, calls, requests, configuration)
                : before;
    }

    @Override
    public CompletionStage<List<Header>> headers() {
        return permission.get().thenCompose(given -> before.headers());
    }

    private CompletionStage<Boolean> ask() {
        CompletionStage<List<Header>> prepared = before.headers();
        return calls.call(prepared.thenApply(headers -> requests.question(origin, headers)))
                .answer()
                .thenCombine(prepared, this::read);
    }

    private boolean read(Answer answer, List<Header> headers) {
        before.answered(headers, answer);
        String allowed = answer.header("webhook-allowed-origin").orElse("");
        boolean isGiven = answer.isSuccess() && (allowed.equals(ANYBODY) || allowed.equalsIgnoreCase(origin));
        if (!isGiven) {
            String told = "HTTP " + answer.status() + (allowed.isEmpty() ? "" : ", allowed origin " + allowed);
            throw new CompletionException(
                    new NotPreparedException(reason.of("the receiver does not allow events of " + origin, told)));
        }
        return true;
    }

    @Override
    public void answered(List<Header> headers, Answer answer) {
        before.answered(headers, answer);
    }

    @Override
    public void close() {
        before.close();
    }
}
