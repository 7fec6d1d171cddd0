// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.empty;
import static org.msgevents.mechanism.webhook.WebhookFixture.reason;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;
import static org.msgevents.mechanism.webhook.WebhookFixture.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

class WebhookHandshakeTest {
    private final RecordingReceiver receiver = RecordingReceiver.start();
    private final NotificationMechanism mechanism = WebhookMechanism.of(
            WebhookFixture.read(webhook(
                    receiver.uri("/hooks?t=1"),
                    text("bearer", "b3arer"),
                    empty("handshake", Map.of("origin", "mail.example.com")))),
            new HttpTransport(),
            Clock.systemUTC());

    @AfterEach
    void close() {
        mechanism.close();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.example.com", "*"})
    void receiverShouldBeAskedOnceAndThenPostedTo(String allowed) {
        answerOptions(Answer.of(200).withHeader("WebHook-Allowed-Origin", allowed));

        assertThat(send()).isEqualTo(new Delivered());
        assertThat(send()).isEqualTo(new Delivered());

        assertThat(methods()).containsExactly("OPTIONS", "POST", "POST");
        assertThat(receiver.requests().get(0)).satisfies(question -> {
            assertThat(question.target()).isEqualTo("/hooks?t=1");
            assertThat(question.header("webhook-request-origin")).hasValue("mail.example.com");
            assertThat(question.header("authorization")).hasValue("Bearer b3arer");
            assertThat(question.headers()).doesNotContainKeys("webhook-id", "webhook-signature");
            assertThat(question.body()).isEmpty();
        });
    }

    @Test
    void receiverShouldNotBePostedToUntilItAllowsIt() {
        answerOptions(Answer.of(200).withHeader("WebHook-Allowed-Origin", "other.example.com"));
        assertThat(reason(send()))
                .isEqualTo("the receiver does not allow events of mail.example.com: HTTP 200, allowed origin"
                        + " other.example.com");
        answerOptions(Answer.of(405));
        assertThat(reason(send())).endsWith("HTTP 405");
        answerOptions(Answer.of(200));
        assertThat(reason(send())).endsWith("HTTP 200");
        answerOptions(Answer.of(200).withHeader("WebHook-Allowed-Origin", "mail.example.com"));
        assertThat(send()).isEqualTo(new Delivered());

        assertThat(methods()).containsExactly("OPTIONS", "OPTIONS", "OPTIONS", "OPTIONS", "POST");
    }

    private void answerOptions(Answer answer) {
        receiver.behave(request -> request.method().equals("OPTIONS") ? answer : Answer.TAKEN);
    }

    private List<String> methods() {
        return receiver.requests().stream().map(ReceivedRequest::method).toList();
    }

    private NotificationStatus send() {
        return WebhookFixture.send(mechanism);
    }
}
