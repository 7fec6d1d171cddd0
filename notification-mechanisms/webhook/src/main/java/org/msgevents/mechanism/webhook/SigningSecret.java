// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.msgevents.settings.Secret;
import org.msgevents.settings.SettingsParser;

/**
 * A key that sender and receiver share, in the form of Standard Webhooks.
 *
 * @param base64 of the key, without the prefix {@code whsec_}
 */
record SigningSecret(Secret base64) implements SigningKey {
    static final SettingsParser<SigningSecret> PARSER =
            SettingsParser.ofSecret("whsec_ and the base64 of 24 to 64 random bytes", SigningSecret::parse);

    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";

    private static SigningSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("no prefix");
        }
        SigningSecret secret = new SigningSecret(new Secret(text.substring(PREFIX.length())));
        int length = secret.key().length;
        if (length < MIN_BYTES || length > MAX_BYTES) {
            throw new IllegalArgumentException(length + " bytes");
        }
        return secret;
    }

    @Override
    public String sign(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }

    private byte[] key() {
        return Base64.getDecoder().decode(base64.value());
    }
}
