// SPDX-License-Identifier: Apache-2.0
package org.msgevents.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgevents.Events;
import org.msgevents.delivery.ScriptedMechanism;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.json.EventFormat;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.settings.SettingsNode;
import org.msgevents.settings.SettingsReader;

/** Decrypted by another library than the one that encrypts. */
class EncryptedMechanismTest {
    private static final MessageStoreEvent EVENT = Events.appended("INBOX", 42);
    private static final String PAYLOAD = new EventFormat().write(EVENT, 7);

    private final ScriptedMechanism mechanism = new ScriptedMechanism("https://crm.test:443");

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, RSA-OAEP-256, jwk",
        "RSA, 3072, RSA-OAEP-256, pem",
        "EC, secp256r1, ECDH-ES+A256KW, jwk",
        "EC, secp384r1, ECDH-ES+A256KW, pem",
        "EC, secp521r1, ECDH-ES+A256KW, jwk"
    })
    void receiverShouldReadTheEventThatWouldHaveComeWithout(
            String kind, String parameter, String algorithm, String form) throws Exception {
        KeyPair pair = pair(kind, parameter);

        NotificationRequest sent = send(form.equals("jwk") ? jwk(pair.getPublic()) : pem(pair.getPublic()));

        JsonWebEncryption jwe = jwe(sent, pair);
        assertThat(jwe.getPayload()).isEqualTo(PAYLOAD);
        assertThat(jwe.getAlgorithmHeaderValue()).isEqualTo(algorithm);
        assertThat(jwe.getEncryptionMethodHeaderParameter()).isEqualTo("A256GCM");
        assertThat(jwe.getContentTypeHeaderValue()).isEqualTo("cloudevents+json");
        assertThat(jwe.getKeyIdHeaderValue())
                .isEqualTo(PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic())
                        .calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    @Test
    void othersShouldReadNoMoreThanWhereItBelongs() throws Exception {
        NotificationRequest sent = send(jwk(pair("EC", "secp256r1").getPublic()));

        Map<String, Object> plain = JsonUtil.parseJson(PAYLOAD);
        Map<String, Object> sealed = JsonUtil.parseJson(sent.payload());
        assertThat(sealed)
                .containsOnlyKeys(
                        "specversion", "id", "source", "type", "partitionkey", "sequence", "datacontenttype", "data");
        assertThat(List.of("id", "source", "type", "partitionkey", "sequence"))
                .allSatisfy(name -> assertThat(sealed.get(name)).isEqualTo(plain.get(name)));
        assertThat(sealed).containsEntry("datacontenttype", "application/jose");
        assertThat(sent.id()).isEqualTo(EVENT.id());
        assertThat(sent.sequence()).isEqualTo(7);
    }

    @Test
    void everyAttemptShouldBeEncryptedAnew() throws Exception {
        String key = jwk(pair("EC", "secp256r1").getPublic());

        assertThat(send(key).payload()).isNotEqualTo(send(key).payload());
    }

    @Test
    void keyIdShouldBeThatOfTheReceiver() throws Exception {
        KeyPair pair = pair("EC", "secp256r1");
        PublicJsonWebKey named = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
        named.setKeyId("crm-2026");

        assertThat(jwe(send(named.toJson()), pair).getKeyIdHeaderValue()).isEqualTo("crm-2026");
    }

    @Test
    void mechanismShouldBeKnownByWhatItWas() throws Exception {
        NotificationMechanism encrypted = encrypted(jwk(pair("EC", "secp256r1").getPublic()));

        assertThat(encrypted.endpoint()).isEqualTo(mechanism.endpoint());
        assertThat(encrypted).hasToString(mechanism.toString());
    }

    @Test
    void mechanismShouldStayAsItIsWithoutAKey() {
        Optional<PayloadEncrypter> none = PayloadEncrypter.read(
                SettingsReader.of(new SettingsNode("subscription", Optional.empty(), Map.of(), List.of())));

        assertThat(EncryptedMechanism.of(none, mechanism)).isSameAs(mechanism);
    }

    private NotificationRequest send(String key) {
        encrypted(key)
                .send(new NotificationRequest(EVENT.id(), EVENT.name(), EVENT.key(), 7, PAYLOAD))
                .toCompletableFuture()
                .join();
        return mechanism.requests().get(mechanism.requests().size() - 1);
    }

    private NotificationMechanism encrypted(String key) {
        SettingsReader settings =
                SettingsReader.of(node("subscription", "", node("encryption", "", node("publicKey", key))));
        Optional<PayloadEncrypter> encrypter = PayloadEncrypter.read(settings);
        settings.finish("test");
        return EncryptedMechanism.of(encrypter, mechanism);
    }

    private static SettingsNode node(String name, String text, SettingsNode... children) {
        return new SettingsNode(name, Optional.of(text).filter(found -> !found.isEmpty()), Map.of(), List.of(children));
    }

    private static JsonWebEncryption jwe(NotificationRequest sent, KeyPair pair) throws Exception {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setCompactSerialization(
                String.valueOf(JsonUtil.parseJson(sent.payload()).get("data")));
        jwe.setKey(pair.getPrivate());
        assertThat(jwe.getPlaintextString()).isNotEmpty();
        return jwe;
    }

    private static KeyPair pair(String kind, String parameter) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (kind.equals("RSA")) {
            generator.initialize(Integer.parseInt(parameter));
        } else {
            generator.initialize(new ECGenParameterSpec(parameter));
        }
        return generator.generateKeyPair();
    }

    private static String jwk(PublicKey key) throws Exception {
        return PublicJsonWebKey.Factory.newPublicJwk(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
