// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.MechanismError;

/** Posts to one endpoint, over as many connections as there are attempts under way, each used again and again. */
final class WebhookMechanism implements NotificationMechanism {
    private static final NotificationStatus CLOSED = new MechanismError("closed", Optional.empty());

    private final Endpoint endpoint;
    private final Poster poster;
    private final Function<NotificationRequest, CompletionStage<NotificationStatus>> attempt;
    private final AtomicBoolean closed = new AtomicBoolean();

    private WebhookMechanism(WebhookConfiguration configuration, Poster poster) {
        this.endpoint = configuration.endpoint();
        this.poster = poster;
        this.attempt = configuration
                .batch()
                .map(settings -> new Batcher(settings, poster::post))
                .<Function<NotificationRequest, CompletionStage<NotificationStatus>>>map(batcher -> batcher::add)
                .orElseGet(() -> request -> poster.post(List.of(request)));
    }

    static WebhookMechanism of(WebhookConfiguration configuration, HttpTransport transport, Clock clock) {
        return of(configuration, new Network(transport, NameService.OF_THE_SYSTEM), clock);
    }

    static WebhookMechanism of(WebhookConfiguration configuration, Network network, Clock clock) {
        return new WebhookMechanism(configuration, Poster.of(configuration, network, clock));
    }

    @Override
    public CompletionStage<NotificationStatus> send(NotificationRequest request) {
        return closed.get() ? CompletableFuture.completedFuture(CLOSED) : attempt.apply(request);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            poster.close();
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
