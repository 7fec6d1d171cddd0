// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.mechanism.webhook.WebhookFixture.PREVIOUS_SECRET;
import static org.msgevents.mechanism.webhook.WebhookFixture.SECRET;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
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

    /** RFC 8032, section 7.1, TEST 3. */
    @Test
    void signShouldEqualThePublishedExampleOfEd25519() {
        byte[] message = HexFormat.of().parseHex("af82");
        Ed25519Key key = Ed25519Key.PARSER.parse().apply("whsk_xaqN9D+fg3vtt0QvMdy3sWbThTUHbwlLhc46LgtEWPc=");

        String signature = key.sign("", message);

        assertThat(signature)
                .isEqualTo("v1a,"
                        + Base64.getEncoder()
                                .encodeToString(HexFormat.of()
                                        .parseHex("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                                                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")));
    }

    @Test
    void signShouldGiveOneSignatureForEachKey() {
        Signer signer = new Signer(List.of(
                SigningSecret.PARSER.parse().apply(SECRET),
                Ed25519Key.PARSER.parse().apply("whsk_" + Base64.getEncoder().encodeToString(new byte[32]))));

        assertThat(signer.sign(ID, "0", new byte[0])).matches("v1,\\S+ v1a,\\S+");
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
        Signer signer = new Signer(
                List.copyOf(List.of(secrets).stream().map(parser.parse()).toList()));
        return signer.sign(ID, String.valueOf(now), body.getBytes(StandardCharsets.UTF_8));
    }
}
