// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for {@code localhost} and 127.0.0.1 that only its own context trusts.
 *
 * <p>Made, to last until 2126, by {@code keytool -genkeypair -alias loopback -keyalg EC -validity 36500 -dname
 * CN=localhost -ext san=dns:localhost,ip:127.0.0.1 -keystore loopback.p12 -storepass loopback}.
 */
public final class LoopbackCertificate {
    private static final String KEY_STORE = "loopback.p12";
    private static final String ALIAS = "loopback";
    private static final char[] PASSWORD = "loopback".toCharArray();

    private LoopbackCertificate() {}

    /** For a server that has the certificate and for a client that trusts it. */
    public static SSLContext context() {
        try {
            KeyStore store = store();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException("this JDK lacks TLS", unknown);
        }
    }

    /** The certificate, as a file of it begins and ends. */
    public static String certificatePem() {
        try {
            return pem("CERTIFICATE", store().getCertificate(ALIAS).getEncoded());
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException("this JDK lacks TLS", unknown);
        }
    }

    /** Its private key (PKCS #8). */
    public static String keyPem() {
        try {
            return pem("PRIVATE KEY", store().getKey(ALIAS, PASSWORD).getEncoded());
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException("this JDK lacks TLS", unknown);
        }
    }

    private static String pem(String label, byte[] octets) {
        String base64 = Base64.getMimeEncoder().encodeToString(octets);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
    }

    private static KeyStore store() throws GeneralSecurityException {
        try (InputStream stored =
                Objects.requireNonNull(LoopbackCertificate.class.getResourceAsStream(KEY_STORE), KEY_STORE)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stored, PASSWORD);
            return store;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
