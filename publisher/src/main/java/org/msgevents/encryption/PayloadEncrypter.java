// SPDX-License-Identifier: Apache-2.0
package org.msgevents.encryption;

import java.util.Optional;

import org.msgevents.event.json.EventFormat;
import org.msgevents.settings.SettingsReader;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * Puts a notification's CloudEvent, whole, into another one that tells no more of it than where it belongs
 * (draft-ietf-lemonade-notifications-05, section 6). Thread-safe.
 */
public final class PayloadEncrypter {
    private static final String PLAINTEXT = "cloudevents+json";

    private final EventFormat format = new EventFormat();
    private final JWEHeader header;
    private final JWEEncrypter encrypter;

    private PayloadEncrypter(JWEHeader header, JWEEncrypter encrypter) {
        this.header = header;
        this.encrypter = encrypter;
    }

    /** As the element {@code encryption} has it; empty where there is none, or a fault, which the reader has. */
    public static Optional<PayloadEncrypter> read(SettingsReader settings) {
        return settings.child("encryption")
                .flatMap(encryption -> encryption.required("publicKey", RecipientKey.PARSER))
                .map(PayloadEncrypter::of);
    }

    private static PayloadEncrypter of(RecipientKey key) {
        try {
            JWK jwk = key.jwk();
            return jwk instanceof RSAKey rsa
                    ? new PayloadEncrypter(header(JWEAlgorithm.RSA_OAEP_256, jwk), new RSAEncrypter(rsa))
                    : new PayloadEncrypter(header(JWEAlgorithm.ECDH_ES_A256KW, jwk), new ECDHEncrypter(jwk.toECKey()));
        } catch (JOSEException unfit) {
            throw new IllegalStateException("a key that was found fit is not", unfit);
        }
    }

    private static JWEHeader header(JWEAlgorithm algorithm, JWK key) {
        return new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .contentType(PLAINTEXT)
                .build();
    }

    /**
     * Another text each time, of the same meaning.
     *
     * @param payload a CloudEvent in structured JSON
     * @return another one, with the attributes by which it is routed and sorted ({@code id}, {@code source}, {@code
     *     type}, {@code partitionkey}, {@code sequence}), and as its data a JWE in compact serialization
     */
    String encrypt(String payload) {
        try {
            JWEObject jwe = new JWEObject(header, new Payload(payload));
            jwe.encrypt(encrypter);
            return format.sealed(payload, jwe.serialize());
        } catch (JOSEException missing) {
            throw new IllegalStateException("this JVM cannot encrypt", missing);
        }
    }
}
