// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.msgevents.event.json.EventFormat;
import org.msgevents.event.json.EventFormatException;
import org.msgevents.event.json.ReadEvent;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** Takes events that are signed with a secret. Stands in the docs as it is here. */
final class ReceiverExample implements HttpHandler {
    private final Webhook signature;
    private final EventFormat format = new EventFormat();
    private final Consumer<ReadEvent> inbox;

    ReceiverExample(String secret, Consumer<ReadEvent> inbox) throws EmptyWebhookSecretException {
        this.signature = new Webhook(secret);
        this.inbox = inbox;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            exchange.sendResponseHeaders(answer(exchange.getRequestHeaders(), body), -1);
        }
    }

    private int answer(Map<String, List<String>> headers, String body) {
        try {
            signature.verify(body, headers);
            inbox.accept(format.read(body));
            return 204;
        } catch (WebhookVerificationException forged) {
            return 401;
        } catch (EventFormatException noEvent) {
            return 422;
        }
    }
}
