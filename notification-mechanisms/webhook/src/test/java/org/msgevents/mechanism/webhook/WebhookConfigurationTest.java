// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.msgevents.mechanism.webhook.WebhookFixture.PREVIOUS_SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.basic;
import static org.msgevents.mechanism.webhook.WebhookFixture.element;
import static org.msgevents.mechanism.webhook.WebhookFixture.empty;
import static org.msgevents.mechanism.webhook.WebhookFixture.header;
import static org.msgevents.mechanism.webhook.WebhookFixture.read;
import static org.msgevents.mechanism.webhook.WebhookFixture.secret;
import static org.msgevents.mechanism.webhook.WebhookFixture.text;

import java.net.URI;
import java.time.Duration;
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

class WebhookConfigurationTest {
    private static final SettingsNode URL = text("url", "https://crm.example.com:8443/hooks/mail?key=s3cret");
    private static final SettingsNode KEY = text("secret", SECRET);
    private static final SettingsNode BASIC = basic("alice", "pass:word");
    private static final SettingsNode BEARER = text("bearer", "t0ken");

    @Test
    void fromShouldTakeTheDefaultsWhenOnlyTheRequiredStands() {
        WebhookConfiguration configuration = configuration(URL, KEY);

        assertThat(configuration.endpoint().uri())
                .isEqualTo(URI.create("https://crm.example.com:8443/hooks/mail?key=s3cret"));
        assertThat(configuration.signer().keys()).hasSize(1);
        assertThat(configuration.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(configuration.requestTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(configuration.headers()).isEmpty();
    }

    @Test
    void fromShouldReadAllKeys() {
        WebhookConfiguration configuration = configuration(
                URL,
                KEY,
                text("previousSecret", PREVIOUS_SECRET),
                text("connectTimeout", "500ms"),
                text("requestTimeout", "50s"),
                BASIC,
                header("X-Tenant", "42"),
                header("X-Api-Key", "k/+="));

        assertThat(configuration.signer().keys())
                .extracting(secret -> "whsec_" + secret.base64().value())
                .containsExactly(SECRET, PREVIOUS_SECRET);
        assertThat(configuration.connectTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(configuration.requestTimeout()).isEqualTo(Duration.ofSeconds(50));
        assertThat(configuration.headers())
                .extracting(header -> header.name() + ": " + header.value().value())
                .containsExactly("Authorization: Basic YWxpY2U6cGFzczp3b3Jk", "X-Tenant: 42", "X-Api-Key: k/+=");
    }

    @Test
    void fromShouldReadABearerToken() {
        assertThat(configuration(URL, KEY, BEARER).headers())
                .extracting(header -> header.name() + ": " + header.value().value())
                .containsExactly("Authorization: Bearer t0ken");
    }

    @Test
    void fromShouldTakeAnAuthorizationOfItsOwnWhenNoOtherStands() {
        assertThat(configuration(URL, KEY, header("authorization", "Negotiate abc"))
                        .headers())
                .extracting(header -> header.name() + ": " + header.value().value())
                .containsExactly("authorization: Negotiate abc");
    }

    @Test
    void toStringShouldHoldNoSecret() {
        assertThat(configuration(URL, KEY, text("previousSecret", PREVIOUS_SECRET), BASIC, header("X-Key", "k3y"))
                        .toString())
                .doesNotContain(SECRET, PREVIOUS_SECRET, "s3cret", "pass:word", "YWxpY2U6", "k3y");
    }

    @Test
    void confidentialShouldHoldEverySecret() {
        WebhookConfiguration configuration =
                configuration(URL, KEY, text("previousSecret", PREVIOUS_SECRET), BASIC, header("X-Key", "k3y"));

        assertThat(configuration.confidential().map(Secret::value))
                .containsExactlyInAnyOrder(
                        SECRET.substring("whsec_".length()),
                        PREVIOUS_SECRET.substring("whsec_".length()),
                        "pass:word",
                        "YWxpY2U6cGFzczp3b3Jk",
                        "k3y",
                        "key=s3cret");
        assertThat(configuration(URL, KEY, BEARER).confidential().map(Secret::value))
                .contains("t0ken");
    }

    @Test
    void fromShouldTellAllFaultsAtOnce() {
        assertThat(faults(text("connectTimeout", "5"), text("sekret", "x")))
                .extracting(Fault::path)
                .containsExactly("webhook/url", "webhook/secret", "webhook/connectTimeout", "webhook/sekret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "/hooks",
                "http:opaque",
                "http:///path",
                "https://example.com:0/",
                "https://example.com:70000/",
                "https://exa mple.com/",
                "mail"
            })
    void fromShouldShowTheUrlWhenItIsNone(String url) {
        assertThat(faults(text("url", url), KEY)).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("webhook/url");
            assertThat(fault.value()).isEqualTo("'" + url + "'");
            assertThat(fault.wanted()).contains("http or https", "without user, password and fragment");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://alice:s3cret@example.com/, https://***@example.com/",
        "ftp://example.com/?key=s3cret,     ftp://example.com/?***",
        "https://example.com/#s3cret,       https://example.com/#***"
    })
    void fromShouldNotShowWhatMayBeACredentialInAWrongUrl(String url, String shown) {
        assertThat(faults(text("url", url), KEY))
                .containsExactly(new Fault("webhook/url", "'" + shown + "'", Endpoint.PARSER.wanted()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2VjcmV0IG9mIDI0IG9jdGV0cyB5ZXMh",
                "whsec_",
                "whsec_not*base64*not*base64*not*base64",
                "whsec_c2hvcnQ=",
                "WHSEC_c2VjcmV0IG9mIDI0IG9jdGV0cyB5ZXMh"
            })
    void fromShouldNotShowTheSecretWhenItIsNone(String secret) {
        assertThat(faults(URL, text("secret", secret), text("previousSecret", secret)))
                .containsExactly(
                        new Fault("webhook/secret", "the value", SigningSecret.PARSER.wanted()),
                        new Fault("webhook/previousSecret", "the value", SigningSecret.PARSER.wanted()));
    }

    @ParameterizedTest
    @CsvSource({"23, 1", "24, 0", "64, 0", "65, 1"})
    void fromShouldHoldTheSecretToItsLength(int octets, int faults) {
        assertThat(faults(URL, text("secret", secret("k".repeat(octets))))).hasSize(faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "61s", "1h", "5", "-1s"})
    void fromShouldFindFaultWithATimeOutOutOfRange(String timeout) {
        assertThat(faults(URL, KEY, text("requestTimeout", timeout)))
                .containsExactly(new Fault(
                        "webhook/requestTimeout",
                        "'" + timeout + "'",
                        "a duration from 1ms to 1m, such as 500ms or 15s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Webhook-Id",
                "webhook-anything",
                "content-type",
                "Content-Length",
                "host",
                "Connection",
                "user-agent",
                "expect",
                "upgrade",
                "Transfer-Encoding",
                "X Tenant",
                "X:Tenant",
                "X\u00e9",
                ""
            })
    void fromShouldFindFaultWithAHeaderThatIsNotTheOperators(String name) {
        assertThat(faults(URL, KEY, header(name, "1"))).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("webhook/header[" + name + "]/@name");
            assertThat(fault.value()).isEqualTo("'" + name + "'");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Other: b", "\u00e9", "a\tb", "a\u0000"})
    void fromShouldNotShowAHeaderValueThatNoHeaderCanHave(String value) {
        assertThat(faults(URL, KEY, header("X-Key", value)))
                .containsExactly(new Fault("webhook/header[X-Key]", "the value", "printable ASCII characters"));
    }

    @Test
    void fromShouldFindFaultWithTwoWaysToAuthenticate() {
        assertThat(faults(URL, KEY, BASIC, BEARER)).extracting(Fault::value).containsExactly("has basic and bearer");
        assertThat(faults(URL, KEY, BEARER, header("AUTHORIZATION", "x")))
                .extracting(Fault::path)
                .containsExactly("webhook/header[AUTHORIZATION]/@name");
    }

    @Test
    void fromShouldFindFaultWithElementsThatLackTheirParts() {
        assertThat(faults(URL, KEY, element("basic"), text("header", "v"), empty("header", Map.of("name", "X-Empty"))))
                .extracting(fault -> fault.path() + " " + fault.value())
                .containsExactly(
                        "webhook/basic/@user is missing",
                        "webhook/basic/@password is missing",
                        "webhook/header/@name is missing",
                        "webhook/header[X-Empty] is empty");
        assertThat(faults(URL, KEY, element("bearer"))).extracting(Fault::value).containsExactly("is empty");
    }

    @Test
    void fromShouldNotShowCredentialsThatAreNone() {
        List<Fault> faults = new ArrayList<>(faults(URL, KEY, text("bearer", "s3cret token")));
        faults.addAll(faults(URL, KEY, basic("a:b", "s3cret\n")));

        assertThat(faults)
                .extracting(Fault::path)
                .containsExactly("webhook/bearer", "webhook/basic/@user", "webhook/basic/@password");
        assertThat(faults.toString()).doesNotContain("s3cret");
    }

    @Test
    void createShouldMakeAMechanismThatTellsItsEndpoint() {
        SettingsReader settings = SettingsReader.of(element("webhook", URL, KEY));

        try (var mechanism = new WebhookMechanismFactory().create(settings)) {
            assertThat(mechanism).hasToString("https://crm.example.com:8443/hooks/mail");
        }

        assertThatCode(() -> settings.finish("test")).doesNotThrowAnyException();
    }

    private static WebhookConfiguration configuration(SettingsNode... children) {
        return read(element("webhook", children));
    }

    private static List<Fault> faults(SettingsNode... children) {
        SettingsReader settings = SettingsReader.of(element("webhook", children));
        WebhookConfiguration.from(settings);
        try {
            settings.finish("test");
            return List.of();
        } catch (InvalidSettingsException invalid) {
            return invalid.faults();
        }
    }
}
