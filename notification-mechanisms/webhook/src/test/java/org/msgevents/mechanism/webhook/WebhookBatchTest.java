// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.empty;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;
import static org.msgevents.mechanism.webhook.WebhookFixture.webhook;
import static org.msgevents.testkit.EventFixture.idOf;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.testkit.mechanism.MechanismUnderTest;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

import com.standardwebhooks.Webhook;

class WebhookBatchTest {
    private final RecordingReceiver receiver = RecordingReceiver.start();
    private final NotificationMechanism mechanism = WebhookMechanism.of(
            WebhookFixture.read(webhook(
                    receiver.uri("/hooks"),
                    text("requestTimeout", "1s"),
                    empty("batch", Map.of("maxEvents", "4", "maxSize", "1KiB", "maxWait", "300ms")))),
            new HttpTransport(),
            Clock.systemUTC());

    @AfterEach
    void close() {
        mechanism.close();
        receiver.close();
    }

    @Test
    void eventsThatComeTogetherShouldGoTogether() throws Exception {
        List<CompletableFuture<NotificationStatus>> attempts = send("[1]", "[2]", "[3]", "[4]");

        assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.join()).isEqualTo(new Delivered()));
        assertThat(receiver.requests()).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo("[[1],[2],[3],[4]]");
            assertThat(request.header("content-type")).hasValue("application/cloudevents-batch+json; charset=utf-8");
            new Webhook(SECRET).verify(request.body(), request.headers());
        });
    }

    @Test
    void eventShouldNotWaitForOthersLongerThanItMay() {
        assertThat(send("[1]").get(0).join()).isEqualTo(new Delivered());

        assertThat(receiver.requests()).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo("[[1]]");
            assertThat(request.header("webhook-id")).hasValue(idOf("[1]").toString());
        });
    }

    @Test
    void batchShouldHaveOneIdHoweverOftenItComes() {
        IntStream.range(0, 2).forEach(i -> send("[1]", "[2]", "[3]", "[4]").forEach(CompletableFuture::join));

        assertThat(receiver.requests().stream().map(request -> request.header("webhook-id")))
                .hasSize(2)
                .containsOnly(receiver.requests().get(0).header("webhook-id"));
    }

    @Test
    void batchShouldNotBeLargerThanItMay() {
        String large = "\"" + "x".repeat(600) + "\"";

        send(large, large, "[3]").forEach(CompletableFuture::join);
        send("\"" + "x".repeat(2_000) + "\"").forEach(CompletableFuture::join);

        assertThat(receiver.requests().stream().map(request -> request.body().length()))
                .containsExactly(604, 608, 2_004);
    }

    @Test
    void refusedEventShouldNotTakeTheOthersWithIt() {
        receiver.behave(Behaviour.failing(request -> request.body().contains("bad"), Answer.of(422)));

        List<CompletableFuture<NotificationStatus>> attempts = send("[1]", "\"bad\"", "[3]", "[4]");

        assertThat(attempts.stream().map(CompletableFuture::join).map(Object::getClass))
                .isEqualTo(List.of(Delivered.class, RequestError.class, Delivered.class, Delivered.class));
        assertThat(receiver.requests().stream().map(ReceivedRequest::body))
                .hasSize(5)
                .contains("[[1]]", "[\"bad\"]", "[[3]]", "[[4]]");
    }

    @Test
    void failureShouldBeThatOfAll() {
        receiver.behave(Behaviour.always(Answer.of(503)));

        assertThat(send("[1]", "[2]", "[3]", "[4]"))
                .allSatisfy(attempt -> assertThat(attempt.join()).isInstanceOf(MechanismError.class));
        assertThat(receiver.requests()).hasSize(1);
    }

    private List<CompletableFuture<NotificationStatus>> send(String... payloads) {
        return Stream.of(payloads)
                .map(payload ->
                        mechanism.send(MechanismUnderTest.request(payload)).toCompletableFuture())
                .toList();
    }
}
