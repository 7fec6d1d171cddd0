// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.msgevents.mechanism.NotificationRequest;

/** Makes signed HTTP requests of notification requests. */
final class RequestWriter {
    private static final ContentType CONTENT_TYPE = ContentType.parse(NotificationRequest.CONTENT_TYPE);

    private final Signer signer;
    private final Clock clock;
    private final String target;
    private final List<BasicHeader> always;

    RequestWriter(WebhookConfiguration configuration, Clock clock) {
        this.signer = configuration.signer();
        this.clock = clock;
        this.target = configuration.endpoint().requestTarget();
        this.always = Stream.concat(
                        Stream.of(
                                new BasicHeader(
                                        HttpHeaders.HOST,
                                        configuration.endpoint().uri().getRawAuthority()),
                                new BasicHeader(HttpHeaders.CONTENT_TYPE, NotificationRequest.CONTENT_TYPE),
                                new BasicHeader(HttpHeaders.USER_AGENT, UserAgent.of(RequestWriter.class))),
                        configuration.headers().stream()
                                .map(header -> new BasicHeader(
                                        header.name(), header.value().value())))
                .toList();
    }

    AsyncRequestProducer write(NotificationRequest request) {
        byte[] body = request.payload().getBytes(StandardCharsets.UTF_8);
        return new BasicRequestProducer(head(request, body), new BasicAsyncEntityProducer(body, CONTENT_TYPE));
    }

    /** All headers but those of the connection. */
    HttpRequest head(NotificationRequest request, byte[] body) {
        String id = request.id().toString();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        BasicHttpRequest head = new BasicHttpRequest("POST", target);
        always.forEach(head::addHeader);
        head.addHeader("webhook-id", id);
        head.addHeader("webhook-timestamp", timestamp);
        head.addHeader("webhook-signature", signer.sign(id, timestamp, body));
        return head;
    }
}
