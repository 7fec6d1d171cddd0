// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.nio.support.BasicClientExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;

/** One request and its answer. Thread-safe. */
final class Exchange {
    private final Connections connections;
    private final AnswerReader reader;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final long began = System.nanoTime();
    private Optional<IOSession> connection = Optional.empty();

    /** @param limit how many octets of the answer's body are wanted */
    Exchange(Connections connections, int limit) {
        this.connections = connections;
        this.reader = new AnswerReader(limit, this::enough);
    }

    /** To be called once. */
    void begin(AsyncRequestProducer request) {
        if (answer.isDone()) {
            return;
        }
        CompletionStage<IOSession> connected = connections.take();
        connected.whenComplete((open, failure) -> {
            if (failure == null) {
                send(request, open);
            } else {
                fail(failure);
            }
        });
    }

    /** There is no answer. */
    void fail(Throwable why) {
        answer.completeExceptionally(why);
    }

    /** Completes exceptionally when there was none. */
    CompletionStage<Answer> answer() {
        return answer;
    }

    /** By {@link System#nanoTime}. */
    long began() {
        return began;
    }

    /** Closes the connection, unless there is an answer. */
    void abandon(Exception why) {
        if (answer.completeExceptionally(why)) {
            hangUp();
        }
    }

    /** Closes the connection, unless there is a whole answer; the head of one is one, too. */
    void expire(Exception why) {
        enough();
        abandon(why);
    }

    private synchronized void send(AsyncRequestProducer request, IOSession open) {
        if (answer.isDone()) {
            connections.giveBack(open);
            return;
        }
        connection = Optional.of(open);
        open.enqueue(
                new RequestExecutionCommand(
                        new BasicClientExchangeHandler<>(
                                request, reader, Callbacks.of(this::answered, this::brokenOff)),
                        HttpCoreContext.create()),
                Command.Priority.NORMAL);
    }

    private void answered(Answer whole) {
        connection().ifPresent(connections::giveBack);
        answer.complete(whole);
    }

    /** The head of an answer is one. */
    private void brokenOff(Exception why) {
        reader.soFar().ifPresentOrElse(answer::complete, () -> fail(why));
        hangUp();
    }

    /** The answer is what is known of it by now. */
    private void enough() {
        reader.soFar().ifPresent(known -> {
            answer.complete(known);
            hangUp();
        });
    }

    private void hangUp() {
        connection().ifPresent(open -> open.close(CloseMode.IMMEDIATE));
    }

    private synchronized Optional<IOSession> connection() {
        return connection;
    }
}
