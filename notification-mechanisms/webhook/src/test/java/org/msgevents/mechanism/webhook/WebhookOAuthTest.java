// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.element;
import static org.msgevents.mechanism.webhook.WebhookFixture.reason;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;
import static org.msgevents.mechanism.webhook.WebhookFixture.webhook;
import static org.msgevents.testkit.EventFixture.NOON;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.testkit.MutableClock;
import org.msgevents.testkit.mechanism.MechanismUnderTest;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** With an authorization server whose tokens are numbered. */
class WebhookOAuthTest {
    private static final String CLIENT_SECRET = "p@ss word&=";

    private final RecordingReceiver receiver = RecordingReceiver.start();
    private final RecordingReceiver authorization = RecordingReceiver.start();
    private final AtomicInteger tokens = new AtomicInteger();
    private final MutableClock clock = MutableClock.startingAt(NOON);
    private final NotificationMechanism mechanism = mechanism();

    private NotificationMechanism mechanism() {
        authorization.behave(request -> token("token-" + tokens.incrementAndGet(), 600));
        return WebhookMechanism.of(
                WebhookFixture.read(webhook(
                        receiver.uri("/hooks"),
                        text("requestTimeout", "2s"),
                        element(
                                "oauth2",
                                text("tokenUrl", authorization.uri("/token").toString()),
                                text("clientId", "mail:1"),
                                text("clientSecret", CLIENT_SECRET),
                                text("scope", "events.write events.read"),
                                text("audience", "https://crm.test/")))),
                new HttpTransport(),
                clock);
    }

    private static Answer token(String token, int seconds) {
        return Answer.of(200)
                .withBody("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(token, seconds));
    }

    @AfterEach
    void close() {
        mechanism.close();
        receiver.close();
        authorization.close();
    }

    @Test
    void tokenShouldBeAskedForByClientCredentials() {
        assertThat(send()).isEqualTo(new Delivered());

        assertThat(authorization.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/token");
            assertThat(request.header("content-type")).hasValue("application/x-www-form-urlencoded");
            assertThat(request.header("authorization")).hasValue("Basic " + base64("mail%3A1:p%40ss+word%26%3D"));
            assertThat(request.body())
                    .isEqualTo("grant_type=client_credentials&scope=events.write+events.read"
                            + "&audience=https%3A%2F%2Fcrm.test%2F");
        });
        assertThat(sentTokens()).containsExactly("Bearer token-1");
    }

    @Test
    void tokenShouldBeUsedUntilShortlyBeforeItsEnd() {
        send();
        clock.advance(Duration.ofSeconds(569));
        send();
        clock.advance(Duration.ofSeconds(1));
        send();

        assertThat(sentTokens()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void tokenShouldBeAskedForOnceByAllThatWaitForIt() {
        List<CompletableFuture<NotificationStatus>> attempts = IntStream.range(0, 20)
                .mapToObj(
                        i -> mechanism.send(MechanismUnderTest.request("e" + i)).toCompletableFuture())
                .toList();

        assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.join()).isEqualTo(new Delivered()));
        assertThat(authorization.requests()).hasSize(1);
    }

    @Test
    void tokenShouldNotBeUsedAgainWhenTheReceiverRefusesIt() {
        receiver.behave(Behaviour.failing(
                request -> request.header("authorization").orElse("").endsWith("token-1"),
                Answer.of(401).withBody("revoked: token-1")));

        NotificationStatus first = send();
        NotificationStatus second = send();

        assertThat(reason(first)).isEqualTo("HTTP 401: revoked: ***");
        assertThat(second).isEqualTo(new Delivered());
        assertThat(sentTokens()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void attemptShouldFailWithoutARequestWhenTheAuthorizationServerRefuses() {
        authorization.behave(Behaviour.always(
                Answer.of(401).withBody("{\"error\":\"invalid_client\", \"secret\":\"" + CLIENT_SECRET + "\"}")));

        assertThat(reason(send()))
                .startsWith("no access token from " + authorization.uri("/token"))
                .contains("HTTP 401", "invalid_client")
                .doesNotContain(CLIENT_SECRET);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void nextAttemptShouldAskAgainWhenTheLastGotNoToken() {
        authorization.behave(Behaviour.always(Answer.of(503)));
        send();
        authorization.behave(Behaviour.always(token("late", 600)));

        assertThat(send()).isEqualTo(new Delivered());
    }

    @Test
    void attemptShouldEndInItsTimeWhenTheAuthorizationServerIsSilent() {
        authorization.behave(Behaviour.always(Answer.SILENCE));

        assertThat(reason(send())).contains("no answer");
    }

    @ParameterizedTest
    @CsvSource({
        "not json, no JSON",
        "{}, no access_token",
        "'{\"access_token\":\"a b\",\"token_type\":\"bearer\"}', no access_token",
        "'{\"access_token\":\"abc\",\"token_type\":\"mac\"}', no bearer token"
    })
    void answerThatIsNoTokenShouldBeToldOf(String answer, String told) {
        authorization.behave(Behaviour.always(Answer.of(200).withBody(answer)));

        assertThat(reason(send())).contains(told);
    }

    private NotificationStatus send() {
        return WebhookFixture.send(mechanism);
    }

    private List<String> sentTokens() {
        return receiver.requests().stream()
                .map((ReceivedRequest request) ->
                        request.header("authorization").orElse("none"))
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
