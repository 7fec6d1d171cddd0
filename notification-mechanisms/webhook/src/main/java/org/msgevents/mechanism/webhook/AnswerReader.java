// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Reads an answer: its head, and the beginning of its body. Thread-safe. */
final class AnswerReader implements AsyncResponseConsumer<Answer> {
    /** Of a webhook's answer: enough for an error's text. */
    static final int LIMIT = 4 * 1024;

    private final int limit;
    private final Runnable full;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private Optional<HttpResponse> head = Optional.empty();
    private Optional<FutureCallback<Answer>> whole = Optional.empty();

    /**
     * @param limit how many octets of the body are wanted
     * @param full called when no more is wanted
     */
    AnswerReader(int limit, Runnable full) {
        this.limit = limit;
        this.full = full;
    }

    /** What is known by now; empty until the head has come. */
    synchronized Optional<Answer> soFar() {
        return head.map(known -> new Answer(known.getCode(), headers(known), text.toString(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> headers(HttpResponse head) {
        return Stream.of(head.getHeaders())
                .collect(Collectors.toMap(
                        header -> header.getName().toLowerCase(Locale.ROOT),
                        NameValuePair::getValue,
                        (first, again) -> first));
    }

    @Override
    public void consumeResponse(
            HttpResponse response, @Nullable EntityDetails body, HttpContext context, FutureCallback<Answer> answered) {
        synchronized (this) {
            head = Optional.of(response);
            whole = Optional.of(answered);
        }
        if (body == null) {
            streamEnd(List.of());
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer buffer) {
        if (keep(buffer)) {
            full.run();
        }
    }

    /** Whether that is all that is wanted. */
    private synchronized boolean keep(ByteBuffer buffer) {
        byte[] bytes = new byte[Math.min(buffer.remaining(), limit - text.size())];
        buffer.get(bytes);
        buffer.position(buffer.limit());
        text.writeBytes(bytes);
        return text.size() == limit;
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        soFar().ifPresent(answer -> whole.ifPresent(answered -> answered.completed(answer)));
    }

    /** Of no account: 100 to 199 announce an answer. */
    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    /** The exchange is told, too. */
    @Override
    public void failed(Exception cause) {}

    @Override
    public void releaseResources() {}
}
