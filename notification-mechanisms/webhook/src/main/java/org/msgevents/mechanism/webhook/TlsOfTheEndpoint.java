// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.SocketAddress;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;

/** Secures each connection as its endpoint's attachment, a strategy itself, does it: webhooks share threads only. */
final class TlsOfTheEndpoint implements TlsStrategy {
    @Override
    public void upgrade(
            TransportSecurityLayer connection,
            NamedEndpoint endpoint,
            Object strategy,
            Timeout handshakeTimeout,
            FutureCallback<TransportSecurityLayer> callback) {
        ((TlsStrategy) strategy).upgrade(connection, endpoint, null, handshakeTimeout, callback);
    }

    /** Of the library's last version; nobody calls it. */
    @Deprecated
    @Override
    public boolean upgrade(
            TransportSecurityLayer connection,
            HttpHost host,
            SocketAddress localAddress,
            SocketAddress remoteAddress,
            Object strategy,
            Timeout handshakeTimeout) {
        throw new UnsupportedOperationException("deprecated");
    }
}
