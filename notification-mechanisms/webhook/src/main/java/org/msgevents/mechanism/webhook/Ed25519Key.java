// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

import org.msgevents.settings.Secret;
import org.msgevents.settings.SettingsParser;

/**
 * A key whose other half the receivers have, in the form of Standard Webhooks: they can verify, and not forge.
 *
 * @param base64 of the private key (RFC 8032, section 5.1.5), without the prefix {@code whsk_}
 */
record Ed25519Key(Secret base64) implements SigningKey {
    static final SettingsParser<Ed25519Key> PARSER =
            SettingsParser.ofSecret("whsk_ and the base64 of the 32 bytes of an Ed25519 key", Ed25519Key::parse);

    private static final String PREFIX = "whsk_";
    private static final int BYTES = 32;
    private static final String ALGORITHM = "Ed25519";
    private static final String VERSION = "v1a,";

    private static Ed25519Key parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("no prefix");
        }
        Ed25519Key key = new Ed25519Key(new Secret(text.substring(PREFIX.length())));
        if (key.octets().length != BYTES) {
            throw new IllegalArgumentException(key.octets().length + " bytes");
        }
        return key;
    }

    @Override
    public String sign(String head, byte[] body) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key());
            signature.update(head.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return VERSION + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java 17 has " + ALGORITHM, missing);
        }
    }

    private PrivateKey key() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, octets()));
    }

    private byte[] octets() {
        return Base64.getDecoder().decode(base64.value());
    }
}
