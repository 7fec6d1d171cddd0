// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

import org.apache.hc.core5.http.nio.ssl.BasicClientTlsStrategy;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;

/**
 * How connections with {@code https} are secured: TLS 1.2 or newer, the receiver's certificate verified, and its host's
 * name with it.
 *
 * @param strategy does so
 */
record Tls(TlsStrategy strategy) {
    /** By the trust store of the JVM, or the one that its settings name. */
    static Tls ofTheJvm() {
        try {
            return of(SSLContext.getDefault());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("the JVM has no TLS: its javax.net.ssl settings are wrong", missing);
        }
    }

    static Tls of(SSLContext context) {
        return new Tls(new BasicClientTlsStrategy(context));
    }
}
