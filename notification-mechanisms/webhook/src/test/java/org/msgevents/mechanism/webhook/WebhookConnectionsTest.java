// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.reason;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.testkit.mechanism.MechanismUnderTest;
import org.msgevents.testkit.receiver.RecordingReceiver;

class WebhookConnectionsTest {
    private static final String HALF_A_HEAD = "HTTP/1.1 204 No Content\r\nX-Half: ";
    private static final String HALF_A_BODY = "HTTP/1.1 500 Oops\r\nContent-Length: 10\r\n\r\nhalf";

    @Test
    void requestShouldBeRefusedWhenNobodyListens() {
        RecordingReceiver receiver = RecordingReceiver.start();
        receiver.close();

        assertThat(reason(send(receiver.uri("/?token=t0ken")))).startsWith("no connection");
    }

    @Test
    void hostShouldBeNamedUnknownWhenItIs() {
        String reason = reason(send(URI.create("http://host.invalid/hooks")));

        assertThat(reason).isEqualTo("the host's name is not known");
    }

    @Test
    void certificateShouldBeVerified() {
        try (RecordingReceiver receiver = RecordingReceiver.startTls()) {
            String reason = reason(send(receiver.uri("/")));

            assertThat(reason).startsWith("TLS failed: ").contains("certification path");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"http, ''", "https, ''", "http, 'HTTP/1.1 204 No Content\r\nX-Half: '"})
    void connectionShouldBeClosedAtTheDeadline(String scheme, String words) throws IOException {
        try (RawServer server = RawServer.saying(words);
                NotificationMechanism mechanism = hurried(server.uri(scheme))) {
            NotificationStatus status = WebhookFixture.send(mechanism);

            assertThat(reason(status)).isEqualTo("no answer within 500 ms");
            Awaitility.await().until(() -> server.hungUp() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HALF_A_HEAD, HALF_A_BODY})
    void connectionShouldBeClosedWhenTheAttemptIsCancelled(String words) throws IOException {
        try (RawServer server = RawServer.saying(words);
                NotificationMechanism mechanism = mechanism(server.uri("http"))) {
            CompletableFuture<NotificationStatus> attempt =
                    mechanism.send(MechanismUnderTest.request("{}")).toCompletableFuture();
            Awaitility.await().until(() -> server.accepted() == 1);

            attempt.cancel(true);

            Awaitility.await().until(() -> server.hungUp() == 1);
        }
    }

    @Test
    void connectionShouldBeClosedWhenTheMechanismCloses() throws IOException {
        try (RawServer server = RawServer.saying("")) {
            NotificationMechanism mechanism = mechanism(server.uri("http"));
            CompletableFuture<NotificationStatus> attempt =
                    mechanism.send(MechanismUnderTest.request("{}")).toCompletableFuture();
            Awaitility.await().until(() -> server.accepted() == 1);

            mechanism.close();

            assertThat(attempt).isCompletedWithValue(new MechanismError("abandoned", Optional.empty()));
            Awaitility.await().until(() -> server.hungUp() == 1);
        }
    }

    @Test
    void statusShouldBeThatOfTheHeadWhenTheBodyStops() throws IOException {
        try (RawServer server = RawServer.saying(HALF_A_BODY);
                NotificationMechanism mechanism = hurried(server.uri("http"))) {
            assertThat(reason(WebhookFixture.send(mechanism))).isEqualTo("HTTP 500: half");
            Awaitility.await().until(() -> server.hungUp() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "400 Bad Request", "500 Oops"})
    void connectionShouldBeClosedBeforeTheEndOfALargeBody(String status) throws IOException {
        String beginning = "HTTP/1.1 " + status + "\r\nContent-Length: 10485760\r\n\r\n";
        try (RawServer server = RawServer.saying(beginning + "x".repeat(AnswerReader.LIMIT));
                NotificationMechanism mechanism = mechanism(server.uri("http"))) {
            CompletableFuture<NotificationStatus> attempt =
                    mechanism.send(MechanismUnderTest.request("{}")).toCompletableFuture();

            Awaitility.await().until(() -> server.hungUp() == 1);

            assertThat(attempt).succeedsWithin(1, TimeUnit.SECONDS).satisfies(told -> assertThat(told.toString())
                    .hasSizeLessThan(400));
        }
    }

    @Test
    void answerThatIsNotHttpShouldBeAMechanismError() throws IOException {
        try (RawServer server = RawServer.saying("220 mail.example.com ESMTP\r\n\r\n");
                NotificationMechanism mechanism = mechanism(server.uri("http"))) {
            assertThat(reason(WebhookFixture.send(mechanism))).startsWith("failed: ");
        }
    }

    private static NotificationStatus send(URI url) {
        try (NotificationMechanism mechanism = mechanism(url)) {
            return WebhookFixture.send(mechanism);
        }
    }

    private static NotificationMechanism mechanism(URI url) {
        return WebhookMechanism.of(configuration(url), new HttpTransport(), Clock.systemUTC());
    }

    /** Of a mechanism with time enough for a first handshake on a busy machine. */
    private static WebhookConfiguration configuration(URI url) {
        return WebhookFixture.read(WebhookFixture.webhook(url));
    }

    private static NotificationMechanism hurried(URI url) {
        return WebhookMechanism.of(
                WebhookFixture.read(WebhookFixture.webhook(url, text("requestTimeout", "500ms"))),
                new HttpTransport(),
                Clock.systemUTC());
    }
}
