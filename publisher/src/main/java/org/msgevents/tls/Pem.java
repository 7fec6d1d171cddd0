// SPDX-License-Identifier: Apache-2.0
package org.msgevents.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.msgevents.settings.SettingsParser;

/** Certificates and keys as text (RFC 7468); what stands around and between them is of no account. */
public final class Pem {
    /** One or more, in their order. */
    public static final SettingsParser<List<X509Certificate>> CERTIFICATES = SettingsParser.ofSecret(
            "certificates in PEM: -----BEGIN CERTIFICATE----- ...; from a file by ${file:UTF-8:/path}",
            Pem::certificates);

    /** Exactly one; never shown by a fault. */
    public static final SettingsParser<PrivateKey> KEY = SettingsParser.ofSecret(
            "a private key in PEM, PKCS #8 and not encrypted: -----BEGIN PRIVATE KEY----- ..., of RSA, EC or Ed25519",
            Pem::key);

    private static final Pattern CERTIFICATE = block("CERTIFICATE");
    private static final Pattern PRIVATE_KEY = block("PRIVATE KEY");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private Pem() {}

    private static Pattern block(String label) {
        return Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----");
    }

    private static List<X509Certificate> certificates(String text) {
        List<X509Certificate> certificates =
                CERTIFICATE.matcher(text).results().map(Pem::certificate).toList();
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("no certificate");
        }
        return certificates;
    }

    private static X509Certificate certificate(MatchResult block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(octets(block)));
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException("no certificate", unreadable);
        }
    }

    private static PrivateKey key(String text) {
        List<MatchResult> blocks = PRIVATE_KEY.matcher(text).results().toList();
        if (blocks.size() != 1) {
            throw new IllegalArgumentException(blocks.size() + " keys");
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(octets(blocks.get(0)));
        return ALGORITHMS.stream()
                .flatMap(algorithm -> key(algorithm, encoded).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key"));
    }

    private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
        } catch (InvalidKeySpecException ofAnother) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java 17 has " + algorithm, missing);
        }
    }

    private static byte[] octets(MatchResult block) {
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
