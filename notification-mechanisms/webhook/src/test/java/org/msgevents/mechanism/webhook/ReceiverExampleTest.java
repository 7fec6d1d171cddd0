// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.PREVIOUS_SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.json.EventFormat;
import org.msgevents.event.json.ReadEvent;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.settings.SettingsNode;
import org.msgevents.testkit.EventFixture;

import com.sun.net.httpserver.HttpServer;

/** The receiver in the docs takes what the mechanism sends, and nothing else. */
class ReceiverExampleTest {
    private static final MessageStoreEvent EVENT = EventFixture.messageNew(42);
    private static final String PAYLOAD = new EventFormat().write(EVENT, 7);

    private final Queue<ReadEvent> inbox = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hooks/mail", new ReceiverExample(SECRET, inbox::add));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void receiverShouldReadTheEvent() {
        NotificationStatus status = send(PAYLOAD, WebhookFixture.webhook(url()));

        assertThat(status).isEqualTo(new Delivered());
        assertThat(inbox).containsExactly(new ReadEvent(EVENT, OptionalLong.of(7)));
    }

    @Test
    void receiverShouldReadTheEventWhileItsSecretIsThePreviousOne() {
        SettingsNode rotating = WebhookFixture.element(
                "webhook",
                text("url", url().toString()),
                text("allow", "127.0.0.1"),
                text("secret", PREVIOUS_SECRET),
                text("previousSecret", SECRET));

        NotificationStatus status = send(PAYLOAD, rotating);

        assertThat(status).isEqualTo(new Delivered());
        assertThat(inbox).hasSize(1);
    }

    @Test
    void receiverShouldRefuseASignatureOfAnotherSecret() {
        SettingsNode forging = WebhookFixture.element(
                "webhook", text("url", url().toString()), text("allow", "127.0.0.1"), text("secret", PREVIOUS_SECRET));

        NotificationStatus status = send(PAYLOAD, forging);

        assertThat(status).isInstanceOf(MechanismError.class);
        assertThat(inbox).isEmpty();
    }

    @Test
    void receiverShouldRefuseWhatIsNoEvent() {
        NotificationStatus status = send("{}", WebhookFixture.webhook(url()));

        assertThat(status).isEqualTo(new RequestError("HTTP 422"));
        assertThat(inbox).isEmpty();
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/mail");
    }

    private static NotificationStatus send(String payload, SettingsNode webhook) {
        try (NotificationMechanism mechanism =
                WebhookMechanism.of(WebhookFixture.read(webhook), new HttpTransport(), Clock.systemUTC())) {
            return mechanism
                    .send(new NotificationRequest(EVENT.id(), EVENT.name(), INBOX_KEY, 7, payload))
                    .toCompletableFuture()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .join();
        }
    }
}
