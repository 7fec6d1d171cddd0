// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.header;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;
import static org.msgevents.testkit.EventFixture.NOON;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.EndpointGone;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.testkit.MutableClock;
import org.msgevents.testkit.mechanism.MechanismUnderTest;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.RecordingReceiver;

class WebhookAnswersTest {
    private final RecordingReceiver receiver = RecordingReceiver.start();
    private final NotificationMechanism mechanism = mechanism("15s");

    private NotificationMechanism mechanism(String limit) {
        WebhookConfiguration configuration = WebhookFixture.read(WebhookFixture.webhook(
                receiver.uri("/hooks?token=t0ken"), text("requestTimeout", limit), header("X-Api-Key", "k3y-of-crm")));
        return WebhookMechanism.of(configuration, new HttpTransport(), MutableClock.startingAt(NOON));
    }

    @AfterEach
    void close() {
        mechanism.close();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 206, 299})
    void everySuccessShouldBeDelivered(int code) {
        assertThat(status(Answer.of(code))).isEqualTo(new Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void whatIsWrongWithTheRequestShouldBeARequestError(int code) {
        assertThat(status(Answer.of(code))).isEqualTo(new RequestError("HTTP " + code));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                304, 401, 403, 404, 405, 406, 407, 408, 409, 411, 421, 425, 429, 431, 451, 499, 500, 502, 503, 504, 599
            })
    void everythingElseShouldBeAMechanismError(int code) {
        assertThat(status(Answer.of(code))).isInstanceOfSatisfying(MechanismError.class, error -> {
            assertThat(error.reason()).startsWith("HTTP " + code);
            assertThat(error.retryAfter()).isEmpty();
        });
    }

    @Test
    void goneShouldBeGone() {
        assertThat(status(Answer.of(410).withBody("unsubscribed")))
                .isEqualTo(new EndpointGone("HTTP 410: unsubscribed"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectShouldNotBeFollowed(int code) {
        NotificationStatus status = status(Answer.of(code)
                .withHeader("Location", receiver.uri("/elsewhere").toString()));

        assertThat(status)
                .isEqualTo(
                        new MechanismError("HTTP " + code + ", a redirect, which is not followed", Optional.empty()));
        assertThat(receiver.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 7, PT7S",
        "503, 120, PT2M",
        "500, 0, PT0S",
        "503, 'Mon, 23 Nov 2026 12:00:30 GMT', PT30S",
        "429, 'Mon, 23 Nov 2026 11:59:59 GMT', PT0S"
    })
    void retryAfterShouldBeTold(int code, String value, Duration wait) {
        NotificationStatus status = status(Answer.of(code).withHeader("Retry-After", value));

        assertThat(status).isEqualTo(new MechanismError("HTTP " + code, Optional.of(wait)));
    }

    @Test
    void reasonShouldBeOneShortLineOfWhatTheReceiverSaid() {
        String body = "  no \u0007such\r\n\tevent\u202e \uD83D\uDE00 " + "x".repeat(500);

        NotificationStatus status = status(Answer.of(400).withBody(body));

        assertThat(((RequestError) status).reason())
                .startsWith("HTTP 400: no such event \uD83D\uDE00 xxx")
                .endsWith("x\u2026")
                .hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void reasonShouldNotTellTheSecretsThatTheReceiverEchoes() {
        NotificationStatus status = status(Answer.of(401).withBody("POST /hooks?token=t0ken: bad key k3y-of-crm"));

        assertThat(((MechanismError) status).reason()).isEqualTo("HTTP 401: POST /hooks?***: bad key ***");
    }

    @Test
    void answerShouldCountAtTheDeadlineWhenItsBodyDrips() {
        try (NotificationMechanism hurried = mechanism("500ms")) {
            assertThat(status(hurried, Answer.of(200).withBody("ok").dripping()))
                    .isEqualTo(new Delivered());
            assertThat(status(hurried, Answer.of(422).withBody("no").dripping()))
                    .isInstanceOfSatisfying(RequestError.class, error -> assertThat(error.reason())
                            .startsWith("HTTP 422: nono"));
        }
    }

    @Test
    void silenceShouldBeAMechanismErrorThatTellsTheLimit() {
        try (NotificationMechanism hurried = mechanism("500ms")) {
            assertThat(status(hurried, Answer.SILENCE))
                    .isEqualTo(new MechanismError("no answer within 500 ms", Optional.empty()));
        }
    }

    @Test
    void droppedConnectionShouldBeAMechanismError() {
        assertThat(status(Answer.DROP)).isInstanceOfSatisfying(MechanismError.class, error -> assertThat(error.reason())
                .startsWith("failed: "));
    }

    private NotificationStatus status(Answer answer) {
        return status(mechanism, answer);
    }

    private NotificationStatus status(NotificationMechanism sender, Answer answer) {
        receiver.answerNext(answer);
        return sender.send(MechanismUnderTest.request("{}"))
                .toCompletableFuture()
                .orTimeout(16, TimeUnit.SECONDS)
                .join();
    }
}
