// SPDX-License-Identifier: Apache-2.0
package org.msgevents.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.settings.SettingsParser.Confidentiality;

class RecipientKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "key",
                "{}",
                "{\"kty\":\"oct\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08\"}",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"
            })
    void parserShouldRefuseWhatIsNoKey(String text) {
        assertRefused(text);
    }

    @Test
    void parserShouldRefuseAKeyThatIsTooShort() throws Exception {
        assertRefused(jwk(1024).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    @Test
    void parserShouldRefuseAPrivateKeyAndNotShowIt() throws Exception {
        PublicJsonWebKey key = jwk(2048);

        assertRefused(key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        assertThat(RecipientKey.PARSER.confidentiality()).isEqualTo(Confidentiality.SECRET);
    }

    @Test
    void parserShouldRefuseAKeyForSignatures() throws Exception {
        PublicJsonWebKey key = jwk(2048);
        key.setUse("sig");

        assertRefused(key.toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> RecipientKey.PARSER.parse().apply(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PublicJsonWebKey jwk(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
        key.setPrivateKey(pair.getPrivate());
        return key;
    }
}
