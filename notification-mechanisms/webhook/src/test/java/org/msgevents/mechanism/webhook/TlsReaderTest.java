// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.element;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;

import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;
import org.msgevents.testkit.receiver.LoopbackCertificate;
import org.msgevents.tls.Pem;

class TlsReaderTest {
    private static final String CERTIFICATE = LoopbackCertificate.certificatePem();
    private static final String KEY = LoopbackCertificate.keyPem();

    @Test
    void readShouldTakeWhatStandsInTheFilesOfOpenssl() {
        String bag = "subject=CN = localhost\n\n" + CERTIFICATE + "\nissuer=CN = localhost\n" + CERTIFICATE;

        assertThat(faults(text("trust", bag), text("certificate", CERTIFICATE), text("key", KEY)))
                .isEmpty();
    }

    @Test
    void readShouldTakeTextWhoseLineEndsAreSpaces() {
        assertThat(faults(text("trust", CERTIFICATE.replace('\n', ' ')))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/ssl/ca.pem",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----"
            })
    void readShouldFindFaultWithWhatIsNoCertificate(String text) {
        assertThat(faults(text("trust", text)))
                .containsExactly(new Fault("webhook/tls/trust", "the value", Pem.CERTIFICATES.wanted()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"
            })
    void readShouldFindFaultWithWhatIsNoKey(String text) {
        assertThat(faults(text("certificate", CERTIFICATE), text("key", text)))
                .containsExactly(new Fault("webhook/tls/key", "the value", Pem.KEY.wanted()));
    }

    @Test
    void readShouldFindFaultWithHalfAnIdentity() {
        assertThat(faults(text("certificate", CERTIFICATE)))
                .containsExactly(new Fault("webhook/tls", "has certificate alone", "both certificate and key"));
        assertThat(faults(text("key", KEY)))
                .containsExactly(new Fault("webhook/tls", "has key alone", "both certificate and key"));
    }

    @Test
    void readShouldFindFaultWithAChainThatIsNone() {
        assertThat(faults(text("certificate", CERTIFICATE + CERTIFICATE), text("key", KEY)))
                .containsExactly(new Fault(
                        "webhook/tls",
                        "has certificates that are no chain",
                        "the one of this client, then that of its issuer, and so on"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void readShouldFindFaultWithTheKeyOfAnother(String algorithm) throws Exception {
        byte[] other = KeyPairGenerator.getInstance(algorithm)
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(other)
                + "\n-----END PRIVATE KEY-----";

        assertThat(faults(text("certificate", CERTIFICATE), text("key", pem)))
                .containsExactly(new Fault(
                        "webhook/tls", "has a key that is not the certificate's", "the key of the first certificate"));
    }

    @Test
    void readShouldFindFaultWithTlsForHttp() {
        assertThat(faults("http://crm.example.com/", text("trust", CERTIFICATE)))
                .containsExactly(new Fault("webhook/tls", "stands with a URL of http", "a URL of https, or no tls"));
    }

    private static List<Fault> faults(SettingsNode... tls) {
        return faults("https://crm.example.com/", tls);
    }

    private static List<Fault> faults(String url, SettingsNode... tls) {
        SettingsReader settings =
                SettingsReader.of(element("webhook", text("url", url), text("secret", SECRET), element("tls", tls)));
        WebhookConfiguration.from(settings);
        try {
            settings.finish("test");
            return List.of();
        } catch (InvalidSettingsException invalid) {
            return invalid.faults();
        }
    }
}
