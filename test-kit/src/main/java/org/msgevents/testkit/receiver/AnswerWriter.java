// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.receiver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;

/**
 * Answers in the manner that is asked for.
 *
 * @param closed opens when the receiver closes: nothing waits longer
 */
record AnswerWriter(CountDownLatch closed) {
    private static final long MILLIS_PER_DROP = 20;
    private static final long NO_BODY = -1;
    private static final long UNKNOWN_LENGTH = 0;

    void write(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        switch (answer.manner()) {
            case PROMPT -> prompt(exchange, answer);
            case DRIPPING -> drip(exchange, answer);
            case SILENT -> closed.await();
            case DROPPED -> exchange.close();
        }
    }

    private static void prompt(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = bytes(answer);
        head(exchange, answer, body.length == 0 ? NO_BODY : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private void drip(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        byte[] body = bytes(answer);
        head(exchange, answer, UNKNOWN_LENGTH);
        OutputStream drops = exchange.getResponseBody();
        for (int next = 0; !closed.await(MILLIS_PER_DROP, TimeUnit.MILLISECONDS); next = (next + 1) % body.length) {
            drops.write(body[next]);
            drops.flush();
        }
    }

    private static void head(HttpExchange exchange, Answer answer, long length) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), length);
    }

    private static byte[] bytes(Answer answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }
}
