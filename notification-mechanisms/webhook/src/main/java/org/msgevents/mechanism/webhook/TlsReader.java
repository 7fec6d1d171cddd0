// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import org.msgevents.settings.SettingsReader;

/** Reads the element {@code tls}: whom to trust, and by which certificate to be known. */
final class TlsReader {
    private TlsReader() {}

    /** What the JVM has where the element does not stand. */
    static Tls read(Optional<Endpoint> endpoint, SettingsReader settings) {
        Optional<SettingsReader> tls = settings.child("tls");
        if (tls.isPresent() && endpoint.filter(Endpoint::isPlain).isPresent()) {
            tls.orElseThrow().fault("stands with a URL of http", "a URL of https, or no tls");
        }
        return tls.map(TlsReader::tls).orElseGet(Tls::ofTheJvm);
    }

    private static Tls tls(SettingsReader tls) {
        Optional<List<X509Certificate>> trusted = tls.value("trust", Pem.CERTIFICATES);
        Optional<Identity> identity = identity(tls);
        return Tls.of(TlsContexts.of(trusted, identity));
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
            tls.fault("has certificates that are no chain", "the webhook's own, then that of its issuer, and so on");
        }
        return identity.isWhole() && identity.isChain();
    }
}
