// SPDX-License-Identifier: Apache-2.0
package org.msgevents.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import org.msgevents.settings.SettingsReader;

/** Reads an element {@code tls}: {@code trust}, {@code certificate} and {@code key}, in PEM. */
public final class TlsSettings {
    private TlsSettings() {}

    /** A context by this element; a fault of it goes to the reader, and the context is then of no use. */
    public static SSLContext read(SettingsReader tls) {
        Optional<List<X509Certificate>> trusted = tls.value("trust", Pem.CERTIFICATES);
        Optional<Identity> identity = identity(tls);
        return TlsContexts.of(trusted, identity);
    }

    private static Optional<Identity> identity(SettingsReader tls) {
        Optional<SettingsReader> certificate = tls.child("certificate");
        Optional<SettingsReader> key = tls.child("key");
        if (certificate.isPresent() != key.isPresent()) {
            tls.fault("has " + (key.isPresent() ? "key alone" : "certificate alone"), "both certificate and key");
        }
        Optional<List<X509Certificate>> chain = certificate.flatMap(found -> found.requiredText(Pem.CERTIFICATES));
        Optional<PrivateKey> secret = key.flatMap(found -> found.requiredText(Pem.KEY));
        return chain.flatMap(known -> secret.map(mine -> new Identity(known, mine)))
                .filter(identity -> isUsable(identity, tls));
    }

    private static boolean isUsable(Identity identity, SettingsReader tls) {
        if (!identity.isWhole()) {
            tls.fault("has a key that is not the certificate's", "the key of the first certificate");
        } else if (!identity.isChain()) {
            tls.fault(
                    "has certificates that are no chain", "the one of this client, then that of its issuer, and so on");
        }
        return identity.isWhole() && identity.isChain();
    }
}
