// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Reads the beginning of an answer's body. The head decides what became of the request, so an answer whose body is
 * long, slow or broken is an answer all the same; its connection is closed.
 *
 * <p>Thread-safe: the client reads, and a deadline may stop it.
 */
final class AnswerReader implements BodySubscriber<Answer> {
    static final int LIMIT = 4 * 1024;

    private final ResponseInfo head;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private Optional<Flow.Subscription> body = Optional.empty();

    AnswerReader(ResponseInfo head) {
        this.head = head;
    }

    @Override
    public CompletionStage<Answer> getBody() {
        return answer;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
        body = Optional.of(subscription);
        if (answer.isDone()) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(this::keep);
        if (text.size() == LIMIT) {
            stop();
        }
    }

    @Override
    public synchronized void onComplete() {
        answer.complete(new Answer(
                head.statusCode(), head.headers().firstValue("Retry-After"), text.toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void onError(Throwable failure) {
        onComplete();
    }

    /** The answer is what is known of it by now. */
    synchronized void stop() {
        body.ifPresent(Flow.Subscription::cancel);
        onComplete();
    }

    private void keep(ByteBuffer buffer) {
        byte[] bytes = new byte[Math.min(buffer.remaining(), LIMIT - text.size())];
        buffer.get(bytes);
        text.writeBytes(bytes);
    }
}
