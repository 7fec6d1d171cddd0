// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

import org.msgevents.mechanism.NotificationRequest;

/** Makes signed HTTP requests of notification requests. */
final class RequestWriter {
    private final Signer signer;
    private final Clock clock;
    private final HttpRequest.Builder template;

    RequestWriter(WebhookConfiguration configuration, Clock clock) {
        this.signer = configuration.signer();
        this.clock = clock;
        this.template = HttpRequest.newBuilder(configuration.endpoint().uri())
                .header("Content-Type", NotificationRequest.CONTENT_TYPE)
                .header("User-Agent", UserAgent.of(RequestWriter.class));
        configuration
                .headers()
                .forEach(header -> template.header(header.name(), header.value().value()));
    }

    HttpRequest write(NotificationRequest request) {
        String id = request.id().toString();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] body = request.payload().getBytes(StandardCharsets.UTF_8);
        return template.copy()
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signer.sign(id, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }
}
