// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.MechanismError;

/** Posts to one endpoint, over as many connections as there are attempts under way, each used again and again. */
final class WebhookMechanism implements NotificationMechanism {
    private static final NotificationStatus CLOSED = new MechanismError("closed", Optional.empty());

    private final Endpoint endpoint;
    private final RequestWriter requests;
    private final StatusReader statuses;
    private final Connections connections;
    private final UnderWay underWay;
    private final AtomicBoolean closed = new AtomicBoolean();

    private WebhookMechanism(WebhookConfiguration configuration, Connections connections, Clock clock) {
        this.endpoint = configuration.endpoint();
        this.requests = new RequestWriter(configuration, clock);
        this.statuses = new StatusReader(configuration, clock);
        this.connections = connections;
        this.underWay = new UnderWay(configuration.requestTimeout());
    }

    static WebhookMechanism of(WebhookConfiguration configuration, HttpTransport transport, Clock clock) {
        return of(configuration, Connections.of(configuration, NameService.OF_THE_SYSTEM, transport), clock);
    }

    /** @param connections to close with the mechanism */
    static WebhookMechanism of(WebhookConfiguration configuration, Connections connections, Clock clock) {
        return new WebhookMechanism(configuration, connections, clock);
    }

    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        return closed.get()
                ? CompletableFuture.completedFuture(CLOSED)
                : attempt(Exchange.begin(connections, requests.write(request)));
    }

    private CompletionStage<NotificationStatus> attempt(Exchange exchange) {
        underWay.add(exchange);
        CompletionStage<NotificationStatus> status = exchange.answer()
                .handle((got, failure) -> failure == null ? statuses.read(got) : statuses.read(failure));
        status.whenComplete((told, failure) -> {
            if (failure != null) {
                exchange.abandon(new CancellationException("cancelled"));
            }
            underWay.remove(exchange);
        });
        return status;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            underWay.close();
            connections.close();
        }
    }

    /** Scheme, host and port: what lies behind them fails together. */
    @Override
    public String endpoint() {
        return endpoint.scheme() + "://" + endpoint.uri().getHost().toLowerCase(Locale.ROOT) + ":" + endpoint.port();
    }

    /** Without the URL's query, which may hold a token. */
    @Override
    public String toString() {
        return endpoint.toString();
    }
}
