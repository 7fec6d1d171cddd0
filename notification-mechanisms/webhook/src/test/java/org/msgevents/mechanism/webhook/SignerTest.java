// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.mechanism.webhook.WebhookFixture.PREVIOUS_SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.SECRET;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.settings.SettingsParser;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;

/** Against the library that the authors of Standard Webhooks publish. */
class SignerTest {
    private static final String ID = "5b0c1f4e-3f0e-3d0b-9d0e-0d2c7d6a6f10";

    /** The library takes five minutes of difference at most. */
    private final long now = Instant.now().getEpochSecond();

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"subject\":\"\u00e9\u4e16\uD83D\uDE00\"}", "line\r\nline\u0000"})
    void signShouldEqualTheReference(String body) throws Exception {
        String signature = sign(body, SECRET);

        assertThat(signature).isEqualTo(new Webhook(SECRET).sign(ID, now, body));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 63, 64})
    void signShouldEqualTheReferenceWhateverTheLengthOfTheSecret(int length) throws Exception {
        String secret = WebhookFixture.secret("x".repeat(length));

        assertThat(sign("{}", secret)).isEqualTo(new Webhook(secret).sign(ID, now, "{}"));
    }

    @Test
    void signShouldVerifyUnderEitherSecretDuringARotation() throws Exception {
        String signatures = sign("{}", SECRET, PREVIOUS_SECRET);

        assertThat(signatures).startsWith(sign("{}", SECRET) + " ");
        assertThatCode(() -> verify(SECRET, signatures)).doesNotThrowAnyException();
        assertThatCode(() -> verify(PREVIOUS_SECRET, signatures)).doesNotThrowAnyException();
    }

    @Test
    void signShouldNotVerifyUnderAnotherSecret() {
        String signatures = sign("{}", SECRET);

        assertThatThrownBy(() -> verify(PREVIOUS_SECRET, signatures)).isInstanceOf(WebhookVerificationException.class);
    }

    private void verify(String secret, String signatures) throws Exception {
        new Webhook(secret)
                .verify(
                        "{}",
                        Map.of(
                                "webhook-id", List.of(ID),
                                "webhook-timestamp", List.of(String.valueOf(now)),
                                "webhook-signature", List.of(signatures)));
    }

    private String sign(String body, String... secrets) {
        SettingsParser<SigningSecret> parser = SigningSecret.PARSER;
        Signer signer = new Signer(List.of(secrets).stream().map(parser.parse()).toList());
        return signer.sign(ID, String.valueOf(now), body.getBytes(StandardCharsets.UTF_8));
    }
}
