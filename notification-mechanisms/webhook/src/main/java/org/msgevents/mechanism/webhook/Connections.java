// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.EndpointParameters;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/** The connections to one endpoint; those that nobody uses wait for a minute or so to be used again. Thread-safe. */
final class Connections implements AutoCloseable {
    /** Longer than any attempt may take. */
    private static final Timeout SILENCE = Timeout.ofSeconds(75);

    private final HttpTransport transport;
    private final Target target;
    private final EndpointParameters endpoint;
    private final Duration limit;
    private final Deque<IOSession> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private Connections(HttpTransport transport, Target target, EndpointParameters endpoint, Duration limit) {
        this.transport = transport;
        this.target = target;
        this.endpoint = endpoint;
        this.limit = limit;
    }

    /** Opens none. */
    static Connections of(Endpoint to, WebhookConfiguration configuration, Network network) {
        Target target = new Target(to.uri().getHost(), configuration.targets(), network.names());
        network.transport().join();
        return new Connections(
                network.transport(),
                target,
                new EndpointParameters(
                        to.scheme(),
                        target.host(),
                        to.port(),
                        configuration.tls().strategy()),
                configuration.connectTimeout());
    }

    /** One to use, which is to be given back or closed; exceptional when there is none to be had. */
    CompletableFuture<IOSession> take() {
        for (IOSession waiting = idle.pollLast(); waiting != null; waiting = idle.pollLast()) {
            if (isOpen(waiting)) {
                return CompletableFuture.completedFuture(waiting);
            }
        }
        return closed
                ? CompletableFuture.failedFuture(new IllegalStateException("closed"))
                : target.addresses(transport.blocking()).thenCompose(this::connect);
    }

    /** To one after the other, until one answers. */
    private CompletableFuture<IOSession> connect(List<InetAddress> addresses) {
        CompletableFuture<IOSession> first = transport
                .connect(endpoint, new InetSocketAddress(addresses.get(0), endpoint.getPort()), limit)
                .thenApply(this::ready);
        return addresses.size() == 1
                ? first
                : first.exceptionallyCompose(failure -> connect(addresses.subList(1, addresses.size())));
    }

    private IOSession ready(IOSession connection) {
        connection.setSocketTimeout(SILENCE);
        if (closed) {
            connection.close(CloseMode.IMMEDIATE);
        }
        return connection;
    }

    /** After a whole exchange. */
    void giveBack(IOSession connection) {
        if (isOpen(connection)) {
            idle.addLast(connection);
        }
        if (closed) {
            closeIdle();
        }
    }

    /** The exchange on it may have ended it. */
    private static boolean isOpen(IOSession connection) {
        return connection.isOpen() && connection.getHandler() instanceof HttpConnection http && http.isOpen();
    }

    private void closeIdle() {
        for (IOSession waiting = idle.pollLast(); waiting != null; waiting = idle.pollLast()) {
            waiting.close(CloseMode.IMMEDIATE);
        }
    }

    /** Closes those that nobody uses, now, and the others when they are given back. To be called once. */
    @Override
    public void close() {
        closed = true;
        closeIdle();
        transport.leave();
    }
}
