// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** Takes every event, and says no more than that, or nothing at all. */
final class Receiver implements AutoCloseable {
    private static final int NO_CONTENT = 204;
    private static final int NO_BODY = -1;
    private static final String PATH = "/events";
    private static final Duration QUIET = Duration.ofMillis(300);

    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicLong taken = new AtomicLong();

    private Receiver(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static Receiver start() throws IOException {
        Receiver receiver = create();
        receiver.begin(receiver::take);
        return receiver;
    }

    /** One that takes requests and never answers. */
    static Receiver startSilent() throws IOException {
        Receiver receiver = create();
        receiver.begin(exchange -> exchange.getRequestBody().readAllBytes());
        return receiver;
    }

    private static Receiver create() throws IOException {
        return new Receiver(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                Executors.newCachedThreadPool());
    }

    private void begin(HttpHandler handler) {
        server.setExecutor(threads);
        server.createContext(PATH, handler);
        server.start();
    }

    /** Where nobody listens. */
    static URI nowhere() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return uri(closed.getLocalPort());
        }
    }

    private static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port + PATH);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
            taken.incrementAndGet();
        }
    }

    URI uri() {
        return uri(server.getAddress().getPort());
    }

    /** So far. */
    long taken() {
        return taken.get();
    }

    /** Returns when nothing has come for a while: what one round left must not burden the next. */
    void awaitQuiet() {
        long before;
        do {
            before = taken.get();
            LockSupport.parkNanos(QUIET.toNanos());
        } while (taken.get() != before);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
