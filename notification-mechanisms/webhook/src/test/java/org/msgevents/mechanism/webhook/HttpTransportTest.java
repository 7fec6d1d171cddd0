// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.testkit.receiver.RecordingReceiver;

class HttpTransportTest {
    @Test
    void threadsShouldEndWithTheLastWebhookAndComeBackWithTheNext() {
        HttpTransport transport = new HttpTransport();
        try (RecordingReceiver receiver = RecordingReceiver.start()) {
            NotificationMechanism first = mechanism(receiver, transport);
            NotificationMechanism second = mechanism(receiver, transport);
            assertThat(WebhookFixture.send(first)).isEqualTo(new Delivered());
            assertThat(threads()).isPositive();

            first.close();
            assertThat(WebhookFixture.send(second)).isEqualTo(new Delivered());
            second.close();
            Awaitility.await().until(() -> threads() == 0);

            try (NotificationMechanism third = mechanism(receiver, transport)) {
                assertThat(WebhookFixture.send(third)).isEqualTo(new Delivered());
            }
        }
        Awaitility.await().until(() -> threads() == 0);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("webhook"))
                .count();
    }

    private static NotificationMechanism mechanism(RecordingReceiver receiver, HttpTransport transport) {
        WebhookConfiguration configuration = WebhookFixture.read(WebhookFixture.webhook(receiver.uri("/")));
        return WebhookMechanism.of(configuration, transport, Clock.systemUTC());
    }
}
