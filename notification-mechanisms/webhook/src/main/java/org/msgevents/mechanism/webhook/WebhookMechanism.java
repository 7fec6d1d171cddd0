// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.MechanismError;

/** Posts to one endpoint, over as many connections as there are attempts under way, each used again and again. */
final class WebhookMechanism implements NotificationMechanism {
    private static final NotificationStatus CLOSED = new MechanismError("closed", Optional.empty());

    private final Endpoint endpoint;
    private final Duration limit;
    private final RequestWriter requests;
    private final StatusReader statuses;
    private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();

    /** Emptied by {@link #close}: a client ends its threads and connections when nobody refers to it any more. */
    private volatile Optional<HttpClient> client;

    private WebhookMechanism(WebhookConfiguration configuration, HttpClient client, Clock clock) {
        this.endpoint = configuration.endpoint();
        this.limit = configuration.requestTimeout();
        this.requests = new RequestWriter(configuration, clock);
        this.statuses = new StatusReader(configuration, clock);
        this.client = Optional.of(client);
    }

    static WebhookMechanism of(WebhookConfiguration configuration, Clock clock) {
        return of(configuration, HttpClient.newBuilder(), clock);
    }

    /**
     * With a client of one's own making, as far as it goes.
     *
     * <p>HTTP/1.1 only: an attempt that is given up closes its connection. One of HTTP/2 would be kept, and a dead one
     * would fail every attempt after it.
     */
    static WebhookMechanism of(WebhookConfiguration configuration, HttpClient.Builder client, Clock clock) {
        return new WebhookMechanism(
                configuration,
                client.version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(configuration.connectTimeout())
                        .build(),
                clock);
    }

    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        return client.map(open -> attempt(Exchange.begin(open, requests.write(request), limit)))
                .orElseGet(() -> CompletableFuture.completedFuture(CLOSED));
    }

    private CompletionStage<NotificationStatus> attempt(Exchange exchange) {
        underWay.add(exchange);
        CompletionStage<NotificationStatus> status = exchange.answer()
                .handle((got, failure) -> failure == null ? statuses.read(got) : statuses.read(failure));
        status.whenComplete((told, failure) -> {
            exchange.abandon(new CancellationException("cancelled"));
            underWay.remove(exchange);
        });
        if (client.isEmpty()) {
            exchange.abandon(new CancellationException("closed"));
        }
        return status;
    }

    /** Scheme, host and port: what lies behind them fails together. */
    @Override
    public String endpoint() {
        URI uri = endpoint.uri();
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int standardPort = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() < 0 ? standardPort : uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    @Override
    public void close() {
        client = Optional.empty();
        underWay.forEach(exchange -> exchange.abandon(new CancellationException("closed")));
    }

    /** Without the URL's query, which may hold a token. */
    @Override
    public String toString() {
        return endpoint.toString();
    }
}
