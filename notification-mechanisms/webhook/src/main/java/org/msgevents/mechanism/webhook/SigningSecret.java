// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.msgevents.settings.Secret;
import org.msgevents.settings.SettingsParser;

/** A key that sender and receiver share, in the form of Standard Webhooks. */
final class SigningSecret implements SigningKey {
    static final SettingsParser<SigningSecret> PARSER =
            SettingsParser.ofSecret("whsec_ and the base64 of 24 to 64 random bytes", SigningSecret::parse);

    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";

    private final Secret base64;
    private final Mac keyed;

    /** @param base64 of the key, without the prefix {@code whsec_} */
    private SigningSecret(Secret base64, byte[] key) {
        this.base64 = base64;
        this.keyed = keyed(key);
    }

    private static SigningSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("no prefix");
        }
        String base64 = text.substring(PREFIX.length());
        byte[] key = Base64.getDecoder().decode(base64);
        if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
            throw new IllegalArgumentException(key.length + " bytes");
        }
        return new SigningSecret(new Secret(base64), key);
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }

    @Override
    public Secret base64() {
        return base64;
    }

    @Override
    public String sign(String head, byte[] body) {
        Mac mac = copy();
        mac.update(head.getBytes(StandardCharsets.UTF_8));
        return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    }

    /** For one signature: a Mac is of one thread. */
    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the " + ALGORITHM + " of the JDK can be cloned", impossible);
        }
    }

    @Override
    public String toString() {
        return "SigningSecret[" + base64 + "]";
    }
}
