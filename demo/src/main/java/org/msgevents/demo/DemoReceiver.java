// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A webhook endpoint as small as it can be: verifies the signature, reads the event, says that it has it. */
final class DemoReceiver implements AutoCloseable {
    private static final int TAKEN = 204;
    private static final int REFUSED = 400;

    private final HttpServer server;
    private final Webhook signature;
    private final Queue<DemoEvent> events;

    private DemoReceiver(HttpServer server, Webhook signature, Queue<DemoEvent> events) {
        this.server = server;
        this.signature = signature;
        this.events = events;
    }

    /** Listens on a free port of the loopback address; events go into the queue as they come. */
    static DemoReceiver start(String secret, Queue<DemoEvent> events) throws IOException, EmptyWebhookSecretException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        DemoReceiver receiver = new DemoReceiver(server, new Webhook(secret), events);
        server.createContext("/events", receiver::handle);
        server.start();
        return receiver;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(take(headers(exchange), body), -1);
        }
    }

    private int take(Map<String, List<String>> headers, String body) throws IOException {
        try {
            signature.verify(body, headers);
        } catch (WebhookVerificationException forged) {
            return REFUSED;
        }
        events.add(DemoEvent.parse(body));
        return TAKEN;
    }

    private static Map<String, List<String>> headers(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
