// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingReceiverTest {
    private static final Answer BUSY =
            Answer.of(503).withHeader("Retry-After", "7").withBody("busy");

    private final RecordingReceiver receiver = RecordingReceiver.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void requestShouldBeRememberedAndTakenWhenNothingElseIsSaid() throws Exception {
        HttpResponse<String> response = post("/hooks?x=%C3%A9", "\u00e9\uD83D\uDE00");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(receiver.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/hooks?x=%C3%A9");
            assertThat(request.body()).isEqualTo("\u00e9\uD83D\uDE00");
            assertThat(request.header("x-test")).hasValue("yes");
            assertThat(request.header("x-none")).isEmpty();
        });
    }

    @Test
    void answersShouldGoOneToEachRequestAndThenAsBefore() throws Exception {
        receiver.behave(Behaviour.always(Answer.of(202)));
        receiver.answerNext(BUSY, Answer.of(400));

        HttpResponse<String> first = post("/", "a");
        HttpResponse<String> second = post("/", "b");
        HttpResponse<String> third = post("/", "c");

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("retry-after")).hasValue("7");
        assertThat(first.body()).isEqualTo("busy");
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(third.statusCode()).isEqualTo(202);
    }

    @Test
    void requestsShouldFailWhereTheyShould() throws Exception {
        receiver.behave(Behaviour.failing(request -> request.target().equals("/b"), BUSY));

        assertThat(post("/a", "a").statusCode()).isEqualTo(204);
        assertThat(post("/b", "b").statusCode()).isEqualTo(503);
    }

    @Test
    void shareOfRequestsShouldFail() {
        Behaviour third = Behaviour.failing(1.0 / 3, new Random(1), BUSY);
        ReceivedRequest request = new ReceivedRequest("POST", "/", Map.of(), "", Instant.EPOCH, 1);

        long failures = IntStream.range(0, 3_000)
                .filter(i -> third.answer(request).equals(BUSY))
                .count();

        assertThat(failures).isBetween(900L, 1_100L);
    }

    @Test
    void bodyShouldDripWithoutEnd() throws Exception {
        receiver.answerNext(Answer.of(200).withBody("ab").dripping());

        try (InputStream body = post("/", "a", BodyHandlers.ofInputStream()).body()) {
            assertThat(new String(body.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("ababa");
        }
    }

    @Test
    void connectionShouldCloseWhenTheAnswerIsDropped() {
        receiver.answerNext(Answer.DROP);

        assertThatThrownBy(() -> post("/", "a")).isInstanceOf(IOException.class);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void requestShouldGoUnansweredWhenTheAnswerIsSilence() {
        receiver.answerNext(Answer.SILENCE);

        assertThatThrownBy(() -> post("/", "a")).isInstanceOf(HttpTimeoutException.class);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void tlsShouldBeTrustedByItsOwnContextOnly() throws Exception {
        HttpClient trusting = HttpClient.newBuilder()
                .sslContext(LoopbackCertificate.context())
                .build();
        try (RecordingReceiver tls = RecordingReceiver.startTls()) {
            HttpRequest request = HttpRequest.newBuilder(tls.uri("/")).build();

            assertThat(trusting.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
            assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void closeShouldFreeThePort() {
        receiver.close();

        assertThatThrownBy(() -> post("/", "a")).isInstanceOf(IOException.class);
    }

    private HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return post(target, body, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> post(String target, String body, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(receiver.uri(target))
                .header("X-Test", "yes")
                .timeout(Duration.ofMillis(500))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, handler);
    }
}
