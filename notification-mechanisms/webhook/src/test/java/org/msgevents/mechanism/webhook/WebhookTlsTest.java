// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.element;
import static org.msgevents.mechanism.webhook.WebhookFixture.reason;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;
import static org.msgevents.mechanism.webhook.WebhookFixture.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.settings.SettingsNode;
import org.msgevents.testkit.receiver.LoopbackCertificate;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** Against receivers whose certificate the JVM does not trust. */
class WebhookTlsTest {
    private static final SettingsNode TRUST = text("trust", LoopbackCertificate.certificatePem());
    private static final SettingsNode CERTIFICATE = text("certificate", LoopbackCertificate.certificatePem());
    private static final SettingsNode KEY = text("key", LoopbackCertificate.keyPem());

    @Test
    void receiverShouldBeRefusedWhenNothingIsSaidOfIt() {
        try (RecordingReceiver receiver = RecordingReceiver.startTls()) {
            assertThat(reason(send(webhook(receiver.uri("/")))))
                    .startsWith("TLS failed: ")
                    .contains("certification path");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void receiverShouldBeTrustedWhenItsAuthorityIsConfigured() {
        try (RecordingReceiver receiver = RecordingReceiver.startTls()) {
            assertThat(send(webhook(receiver.uri("/hooks"), element("tls", TRUST))))
                    .isEqualTo(new Delivered());
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void receiverShouldBeRefusedWhenItsCertificateNamesAnotherHost() {
        try (RecordingReceiver receiver = RecordingReceiver.startTls()) {
            URI crm = URI.create("https://crm.test:" + receiver.uri("/").getPort() + "/");

            NotificationStatus status = sendAtLoopback(webhook(crm, element("tls", TRUST)));

            assertThat(reason(status)).startsWith("TLS failed: ").contains("crm.test");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void clientShouldShowItsCertificateWhenTheReceiverAsksForIt() {
        try (RecordingReceiver receiver = RecordingReceiver.startTlsForClientsWithCertificate()) {
            assertThat(send(webhook(receiver.uri("/"), element("tls", TRUST, CERTIFICATE, KEY))))
                    .isEqualTo(new Delivered());
        }
    }

    @Test
    void clientShouldBeRefusedWhenItHasNoCertificate() {
        try (RecordingReceiver receiver = RecordingReceiver.startTlsForClientsWithCertificate()) {
            assertThat(send(webhook(receiver.uri("/"), element("tls", TRUST)))).isInstanceOf(MechanismError.class);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void trustOfOneWebhookShouldNotBeThatOfAnother() {
        HttpTransport transport = new HttpTransport();
        try (RecordingReceiver receiver = RecordingReceiver.startTls();
                NotificationMechanism trusting =
                        mechanism(webhook(receiver.uri("/"), element("tls", TRUST)), transport);
                NotificationMechanism other = mechanism(webhook(receiver.uri("/")), transport)) {
            assertThat(WebhookFixture.send(trusting)).isEqualTo(new Delivered());
            assertThat(reason(WebhookFixture.send(other))).startsWith("TLS failed");
        }
    }

    private static NotificationStatus send(SettingsNode webhook) {
        try (NotificationMechanism mechanism = mechanism(webhook, new HttpTransport())) {
            return WebhookFixture.send(mechanism);
        }
    }

    /** Every host is on this machine. */
    private static NotificationStatus sendAtLoopback(SettingsNode webhook) {
        WebhookConfiguration configuration = WebhookFixture.read(webhook);
        Network network = new Network(new HttpTransport(), host -> List.of(InetAddress.getLoopbackAddress()));
        try (NotificationMechanism mechanism = WebhookMechanism.of(configuration, network, Clock.systemUTC())) {
            return WebhookFixture.send(mechanism);
        }
    }

    private static NotificationMechanism mechanism(SettingsNode webhook, HttpTransport transport) {
        return WebhookMechanism.of(WebhookFixture.read(webhook), transport, Clock.systemUTC());
    }
}
