// SPDX-License-Identifier: Apache-2.0
package org.msgevents.encryption;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.msgevents.settings.SettingsParser;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * A receiver's public key.
 *
 * @param jwk of RSA or of one of NIST's curves, with a key id
 */
record RecipientKey(JWK jwk) {
    static final SettingsParser<RecipientKey> PARSER = SettingsParser.ofSecret(
            "a public key, as JWK ({\"kty\":\"EC\", ...}) or in PEM (-----BEGIN PUBLIC KEY-----):"
                    + " RSA of 2048 bits or more, or EC on P-256, P-384 or P-521",
            RecipientKey::parse);

    private static final int SHORTEST_RSA = 2048;
    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private static RecipientKey parse(String text) {
        Matcher pem = PEM.matcher(text);
        JWK key = pem.find() ? ofOctets(Base64.getMimeDecoder().decode(pem.group(1))) : ofJson(text);
        if (key.isPrivate() || KeyUse.SIGNATURE.equals(key.getKeyUse())) {
            throw new IllegalArgumentException("not for encryption");
        } else if (!isStrong(key)) {
            throw new IllegalArgumentException("weak");
        }
        return new RecipientKey(identified(key));
    }

    private static JWK ofJson(String text) {
        try {
            return JWK.parse(text);
        } catch (ParseException noKey) {
            throw new IllegalArgumentException("no JWK", noKey);
        }
    }

    private static JWK ofOctets(byte[] encoded) {
        return rsa(encoded).or(() -> ec(encoded)).orElseThrow(() -> new IllegalArgumentException("no key"));
    }

    private static Optional<JWK> rsa(byte[] encoded) {
        try {
            RSAPublicKey key =
                    (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            return Optional.of(new RSAKey.Builder(key).build());
        } catch (InvalidKeySpecException ofAnotherKind) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has RSA", missing);
        }
    }

    private static Optional<JWK> ec(byte[] encoded) {
        try {
            ECPublicKey key =
                    (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            return Optional.ofNullable(Curve.forECParameterSpec(key.getParams()))
                    .map(curve -> new ECKey.Builder(curve, key).build());
        } catch (InvalidKeySpecException ofAnotherKind) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has EC", missing);
        }
    }

    private static boolean isStrong(JWK key) {
        if (key instanceof RSAKey rsa) {
            return rsa.size() >= SHORTEST_RSA;
        }
        return key instanceof ECKey ec && CURVES.contains(ec.getCurve());
    }

    /** With its own id, or its thumbprint (RFC 7638). */
    private static JWK identified(JWK key) {
        try {
            if (key.getKeyID() != null) {
                return key;
            }
            return key instanceof RSAKey rsa
                    ? new RSAKey.Builder(rsa).keyIDFromThumbprint().build()
                    : new ECKey.Builder(key.toECKey()).keyIDFromThumbprint().build();
        } catch (JOSEException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return jwk.getKeyType() + " key " + jwk.getKeyID();
    }
}
