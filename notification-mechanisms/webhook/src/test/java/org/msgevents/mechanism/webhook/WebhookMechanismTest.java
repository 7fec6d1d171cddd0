// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.PREVIOUS_SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.header;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.idOf;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.testkit.MutableClock;
import org.msgevents.testkit.mechanism.EndpointContract;
import org.msgevents.testkit.mechanism.NotificationMechanismContract;
import org.msgevents.testkit.mechanism.ReceiverState;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

class WebhookMechanismTest implements NotificationMechanismContract, EndpointContract {
    private static final String API_KEY = "k3y-of-crm";
    private static final String QUERY = "token=t0ken";

    private final RecordingReceiver receiver = RecordingReceiver.start();
    private final MutableClock clock = MutableClock.startingAt(NOON);
    private NotificationMechanism mechanism;

    @BeforeEach
    void open() {
        WebhookConfiguration configuration = WebhookFixture.read(WebhookFixture.webhook(
                receiver.uri("/hooks/mail?" + QUERY),
                text("previousSecret", PREVIOUS_SECRET),
                text("requestTimeout", timeLimit().toMillis() + "ms"),
                text("bearer", "b3arer-of-crm"),
                header("X-Api-Key", API_KEY),
                header("X-Tenant", "mail")));
        mechanism = WebhookMechanism.of(configuration, new HttpTransport(), clock);
    }

    @AfterEach
    void close() {
        mechanism.close();
        receiver.close();
    }

    @Override
    public NotificationMechanism mechanism() {
        return mechanism;
    }

    @Override
    public void receiver(ReceiverState state) {
        switch (state) {
            case ACCEPTING -> receiver.behave(Behaviour.always(Answer.TAKEN));
            case REFUSING -> receiver.behave(Behaviour.always(Answer.of(400)));
            case SILENT -> receiver.behave(Behaviour.always(Answer.SILENCE));
            case UNREACHABLE -> receiver.close();
        }
    }

    @Override
    public void throttle(Duration pause) {
        receiver.behave(Behaviour.always(Answer.of(429).withHeader("Retry-After", String.valueOf(pause.toSeconds()))));
    }

    @Override
    public void leave() {
        receiver.behave(Behaviour.always(Answer.of(410)));
    }

    @Override
    public List<String> arrived() {
        return receiver.requests().stream().map(ReceivedRequest::body).toList();
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofMillis(1_500);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(SECRET, SECRET.substring(6), PREVIOUS_SECRET.substring(6), "b3arer-of-crm", API_KEY, QUERY);
    }

    @Test
    void sendShouldPostWithTheHeadersOfItsKindAndTheOperators() {
        statusOf(send("{}"));

        assertThat(receiver.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/hooks/mail?" + QUERY);
            assertThat(request.header("content-type")).hasValue(NotificationRequest.CONTENT_TYPE);
            assertThat(request.header("user-agent"))
                    .hasValueSatisfying(agent -> assertThat(agent).startsWith("message-store-events"));
            assertThat(request.header("authorization")).hasValue("Bearer b3arer-of-crm");
            assertThat(request.header("x-api-key")).hasValue(API_KEY);
            assertThat(request.header("x-tenant")).hasValue("mail");
            assertThat(request.headers()).doesNotContainKeys("upgrade", "http2-settings");
        });
    }

    @Test
    void sendShouldNameTheEventAlikeAndTheTimeAnewAtEachAttempt() {
        statusOf(send("{}"));
        clock.advance(Duration.ofSeconds(5));
        statusOf(send("{}"));

        assertThat(receiver.requests())
                .extracting(request -> request.header("webhook-id").orElseThrow())
                .containsOnly(idOf("{}").toString());
        assertThat(receiver.requests())
                .extracting(request -> request.header("webhook-timestamp").orElseThrow())
                .containsExactly(
                        String.valueOf(NOON.getEpochSecond()),
                        String.valueOf(NOON.plusSeconds(5).getEpochSecond()));
        assertThat(receiver.requests())
                .extracting(request -> request.header("webhook-signature").orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void sendShouldUseItsConnectionAgain() {
        IntStream.range(0, 20).forEach(i -> assertThat(statusOf(send("e" + i))).isEqualTo(new Delivered()));

        assertThat(receiver.requests())
                .extracting(ReceivedRequest::connection)
                .hasSize(20)
                .containsOnly(receiver.requests().get(0).connection());
    }

    @Test
    void sendShouldUseItsConnectionAgainWhenAnswersHaveBodies() {
        receiver.behave(Behaviour.always(Answer.of(503).withBody("busy")));

        IntStream.range(0, 3).forEach(i -> statusOf(send("e" + i)));

        assertThat(receiver.requests())
                .extracting(ReceivedRequest::connection)
                .hasSize(3)
                .containsOnly(receiver.requests().get(0).connection());
    }

    @Test
    void toStringShouldNameTheEndpoint() {
        assertThat(mechanism).hasToString(receiver.uri("/hooks/mail").toString());
    }
}
