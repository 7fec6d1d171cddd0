// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.element;
import static org.msgevents.mechanism.webhook.WebhookFixture.reason;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** Where a webhook connects to, with a name service of the test's own: {@code crm.test} is known to no other. */
class WebhookTargetTest {
    private final RecordingReceiver receiver = RecordingReceiver.start();
    private final Deque<List<InetAddress>> replies = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void connectionShouldGoToTheAddressThatWasChecked() {
        replies.add(addresses("127.0.0.1"));

        try (NotificationMechanism mechanism = mechanism("127.0.0.0/8")) {
            assertThat(WebhookFixture.send(mechanism)).isEqualTo(new Delivered());
        }

        assertThat(asked).containsExactly("crm.test");
        assertThat(receiver.requests()).singleElement().satisfies(request -> assertThat(request.header("host"))
                .hasValue("crm.test:" + receiver.uri("/").getPort()));
    }

    @Test
    void connectionShouldNotBeMadeWhenTheNameLeadsInside() {
        replies.add(addresses("127.0.0.1"));

        try (NotificationMechanism mechanism = mechanism("10.0.0.0/8")) {
            assertThat(reason(WebhookFixture.send(mechanism)))
                    .isEqualTo("not allowed: crm.test is at 127.0.0.1, a loopback address; to allow it, add"
                            + " <allow>127.0.0.1</allow> to the webhook");
        }
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void connectionShouldNotBeMadeWhenOneOfTheAddressesLeadsInside() {
        replies.add(addresses("127.0.0.1", "169.254.169.254"));

        try (NotificationMechanism mechanism = mechanism("127.0.0.1")) {
            assertThat(reason(WebhookFixture.send(mechanism))).contains("169.254.169.254, a link-local address");
        }
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void connectionShouldNotBeMadeWhenTheNameIsBoundAnew() {
        receiver.behave(Behaviour.always(Answer.TAKEN.withHeader("Connection", "close")));
        replies.add(addresses("127.0.0.1"));
        replies.add(addresses("192.168.0.1"));

        try (NotificationMechanism mechanism = mechanism("127.0.0.1")) {
            assertThat(WebhookFixture.send(mechanism)).isEqualTo(new Delivered());
            assertThat(reason(WebhookFixture.send(mechanism))).contains("192.168.0.1, a private address");
        }
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void connectionShouldBeMadeWhereverAnAllowedNameLeads() {
        replies.add(addresses("127.0.0.1"));

        try (NotificationMechanism mechanism = mechanism("CRM.test")) {
            assertThat(WebhookFixture.send(mechanism)).isEqualTo(new Delivered());
        }
    }

    @Test
    void connectionShouldGoToTheNextAddressWhenOneIsDead() {
        replies.add(addresses("127.0.0.2", "127.0.0.1"));

        try (NotificationMechanism mechanism = mechanism("127.0.0.0/8")) {
            assertThat(WebhookFixture.send(mechanism)).isEqualTo(new Delivered());
        }
    }

    @Test
    void redirectInsideShouldNotBeFollowed() {
        replies.add(addresses("127.0.0.1"));
        receiver.behave(Behaviour.always(
                Answer.of(307).withHeader("Location", receiver.uri("/inside").toString())));

        try (NotificationMechanism mechanism = mechanism("127.0.0.1")) {
            assertThat(reason(WebhookFixture.send(mechanism)))
                    .startsWith("HTTP 307, a redirect, which is not followed");
        }
        assertThat(receiver.requests()).hasSize(1);
    }

    private NotificationMechanism mechanism(String allowed) {
        WebhookConfiguration configuration = WebhookFixture.read(element(
                "webhook",
                text("url", "http://crm.test:" + receiver.uri("/").getPort() + "/hooks"),
                text("allow", allowed),
                text("secret", SECRET)));
        return WebhookMechanism.of(configuration, new Network(new HttpTransport(), this::resolve), Clock.systemUTC());
    }

    private List<InetAddress> resolve(String host) {
        asked.add(host);
        return replies.remove();
    }

    private static List<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(WebhookTargetTest::address).toList();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(literal, noLiteral);
        }
    }
}
