// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.webhook.WebhookFixture.SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.element;
import static org.msgevents.mechanism.webhook.WebhookFixture.empty;
import static org.msgevents.mechanism.webhook.WebhookFixture.read;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.settings.Fault;
import org.msgevents.settings.InvalidSettingsException;
import org.msgevents.settings.Secret;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;

/** Of access tokens, permission, batches and private keys. */
class WebhookSettingsFaultsTest {
    private static final SettingsNode URL = text("url", "https://crm.example.com/");
    private static final SettingsNode KEY = text("secret", SECRET);
    private static final String PRIVATE_KEY = "whsk_xaqN9D+fg3vtt0QvMdy3sWbThTUHbwlLhc46LgtEWPc=";

    @Test
    void tokensShouldNeedTheirParts() {
        assertThat(faults(element("oauth2")))
                .extracting(fault -> fault.path() + " " + fault.value())
                .containsExactly(
                        "webhook/oauth2/tokenUrl is missing",
                        "webhook/oauth2/clientId is missing",
                        "webhook/oauth2/clientSecret is missing");
    }

    @Test
    void tokensShouldNotStandBesideAnotherWayToAuthenticate() {
        assertThat(faults(oauth2("https://login.example.com/token"), text("bearer", "t0ken")))
                .extracting(Fault::value)
                .containsExactly("has oauth2 and bearer");
    }

    @Test
    void tokensShouldNotBeFetchedFromInside() {
        assertThat(faults(oauth2("http://169.254.169.254/token")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.value()).contains("oauth2/tokenUrl", "a link-local address"));
    }

    @Test
    void clientSecretShouldBeConfidential() {
        WebhookConfiguration configuration =
                read(element("webhook", URL, KEY, oauth2("https://login.example.com/token?key=k3y")));

        assertThat(configuration.confidential().map(Secret::value)).contains("cl1ent-secret", "key=k3y");
        assertThat(configuration.toString()).doesNotContain("cl1ent-secret", "k3y");
    }

    @Test
    void handshakeShouldNeedAnOrigin() {
        assertThat(faults(element("handshake")))
                .extracting(fault -> fault.path() + " " + fault.value())
                .containsExactly("webhook/handshake/@origin is missing");
        assertThat(faults(empty("handshake", Map.of("origin", "https://mail"))))
                .extracting(Fault::path)
                .containsExactly("webhook/handshake/@origin");
    }

    @ParameterizedTest
    @CsvSource({
        "maxEvents, 1",
        "maxEvents, 1001",
        "maxEvents, many",
        "maxSize, 1023B",
        "maxSize, 17MiB",
        "maxSize, 1",
        "maxWait, 0ms",
        "maxWait, 11s"
    })
    void batchShouldKeepToItsRanges(String key, String value) {
        assertThat(faults(empty("batch", Map.of(key, value))))
                .extracting(fault -> fault.path() + " " + fault.value())
                .containsExactly("webhook/batch/@" + key + " '" + value + "'");
    }

    @ParameterizedTest
    @CsvSource({"10s, 25s, 0", "10s, 26s, 1", "1s, 30s, 1"})
    void batchShouldEndBeforeTheDeliveryGivesUp(String wait, String timeout, int faults) {
        assertThat(faults(empty("batch", Map.of("maxWait", wait)), text("requestTimeout", timeout)))
                .hasSize(faults);
    }

    @Test
    void privateKeyShouldDoWithoutASecret() {
        assertThat(read(element("webhook", URL, text("signingKey", PRIVATE_KEY)))
                        .signer()
                        .keys())
                .hasExactlyElementsOfTypes(Ed25519Key.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xaqN9D+fg3vtt0QvMdy3sWbThTUHbwlLhc46LgtEWPc=", "whsk_", "whsk_AAAA", "whsk_*"})
    void privateKeyShouldNotBeShownWhenItIsNone(String key) {
        assertThat(faults(text("signingKey", key), text("previousSigningKey", key)))
                .containsExactly(
                        new Fault("webhook/signingKey", "the value", Ed25519Key.PARSER.wanted()),
                        new Fault("webhook/previousSigningKey", "the value", Ed25519Key.PARSER.wanted()));
    }

    private static SettingsNode oauth2(String url) {
        return element(
                "oauth2", text("tokenUrl", url), text("clientId", "mail"), text("clientSecret", "cl1ent-secret"));
    }

    private static List<Fault> faults(SettingsNode... more) {
        List<SettingsNode> children = new ArrayList<>(List.of(URL, KEY));
        children.addAll(List.of(more));
        SettingsReader settings = SettingsReader.of(element("webhook", children.toArray(SettingsNode[]::new)));
        WebhookConfiguration.from(settings);
        try {
            settings.finish("test");
            return List.of();
        } catch (InvalidSettingsException invalid) {
            return invalid.faults();
        }
    }
}
