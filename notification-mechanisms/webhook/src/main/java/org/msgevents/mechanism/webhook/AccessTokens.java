// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.msgevents.mechanism.Reason;

/** Access tokens of an authorization server, each used until shortly before its end or until it is refused. */
final class AccessTokens implements Preparation {
    /** Tokens that are documents themselves take some KiB. */
    static final int ANSWER_LIMIT = 64 * 1024;

    private static final int UNAUTHORIZED = 401;

    private final ClientCredentials credentials;
    private final Calls calls;
    private final Clock clock;
    private final Reason reason;
    private final Kept<AccessToken> token;

    /** @param calls to the authorization server, with answers of {@link #ANSWER_LIMIT}; to close with it */
    AccessTokens(ClientCredentials credentials, Calls calls, Clock clock) {
        this.credentials = credentials;
        this.calls = calls;
        this.clock = clock;
        this.reason = Reason.without(credentials.confidential());
        this.token = new Kept<>(this::fetch, known -> clock.instant().isBefore(known.until()));
    }

    @Override
    public CompletionStage<List<Header>> headers() {
        return token.get().thenApply(known -> List.of(known.header()));
    }

    /** A token that is refused is not used again. */
    @Override
    public void answered(List<Header> headers, Answer answer) {
        if (answer.status() == UNAUTHORIZED) {
            token.discard(known -> headers.contains(known.header()));
        }
    }

    private CompletionStage<AccessToken> fetch() {
        return calls.call(CompletableFuture.completedStage(request())).answer().handle((answer, failure) -> {
            if (failure != null) {
                throw notPrepared(failure.toString());
            }
            return read(answer);
        });
    }

    private AsyncRequestProducer request() {
        BasicHttpRequest head =
                new BasicHttpRequest("POST", credentials.tokenUrl().requestTarget());
        head.addHeader(HttpHeaders.HOST, credentials.tokenUrl().uri().getRawAuthority());
        head.addHeader(HttpHeaders.USER_AGENT, UserAgent.of(AccessTokens.class));
        head.addHeader(HttpHeaders.ACCEPT, "application/json");
        head.addHeader(Header.AUTHORIZATION, credentials.authorization().value().value());
        head.addHeader(HttpHeaders.CONTENT_TYPE, ContentType.APPLICATION_FORM_URLENCODED.getMimeType());
        byte[] form = credentials.form().getBytes(StandardCharsets.US_ASCII);
        return new BasicRequestProducer(
                head, new BasicAsyncEntityProducer(form, ContentType.APPLICATION_FORM_URLENCODED));
    }

    private AccessToken read(Answer answer) {
        if (!answer.isSuccess()) {
            throw notPrepared(reason.of("HTTP " + answer.status(), answer.text()));
        }
        try {
            return AccessToken.read(answer.text(), clock.instant());
        } catch (IOException noToken) {
            throw notPrepared(String.valueOf(noToken.getMessage()));
        }
    }

    private CompletionException notPrepared(String told) {
        String headline = "no access token from " + credentials.tokenUrl();
        return new CompletionException(new NotPreparedException(reason.of(headline, told)));
    }

    @Override
    public void close() {
        calls.close();
    }
}
