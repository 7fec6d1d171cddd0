// SPDX-License-Identifier: Apache-2.0
package org.msgevents.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/** Makes TLS contexts of certificates and keys. */
final class TlsContexts {
    /** Of a key store that is never written. */
    private static final char[] NO_PASSWORD = {};

    private TlsContexts() {}

    /**
     * One of its own.
     *
     * @param trusted the authorities, in place of those of the JVM; these where it is empty
     */
    static SSLContext of(Optional<List<X509Certificate>> trusted, Optional<Identity> identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    identity.isPresent() ? keys(identity.orElseThrow()) : null,
                    trusted.isPresent() ? trust(trusted.orElseThrow()) : null,
                    null);
            return context;
        } catch (IOException unlikely) {
            throw new UncheckedIOException("an empty key store needs no input", unlikely);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("this JVM cannot use the certificates that are configured", unusable);
        }
    }

    private static KeyManager @Nullable [] keys(Identity identity) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
        store.setKeyEntry("client", identity.key(), NO_PASSWORD, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys.getKeyManagers();
    }

    private static TrustManager @Nullable [] trust(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
