// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
    /** CloudEvents' JSON batch format. */
    static final String BATCH_CONTENT_TYPE = "application/cloudevents-batch+json; charset=utf-8";

    private final Signer signer;
    private final Clock clock;
    private final String target;
    private final boolean isBatch;
    private final ContentType contentType;
    private final List<BasicHeader> always;

    RequestWriter(WebhookConfiguration configuration, Clock clock) {
        this.signer = configuration.signer();
        this.clock = clock;
        this.target = configuration.endpoint().requestTarget();
        this.isBatch = configuration.batch().isPresent();
        this.contentType = ContentType.parse(isBatch ? BATCH_CONTENT_TYPE : NotificationRequest.CONTENT_TYPE);
        this.always = Stream.concat(
                        Stream.of(
                                new BasicHeader(
                                        HttpHeaders.HOST,
                                        configuration.endpoint().uri().getRawAuthority()),
                                new BasicHeader(HttpHeaders.USER_AGENT, UserAgent.of(RequestWriter.class))),
                        configuration.headers().stream().map(RequestWriter::header))
                .toList();
    }

    /** @param more headers of this request alone */
    AsyncRequestProducer write(List<NotificationRequest> requests, List<Header> more) {
        byte[] body = body(requests).getBytes(StandardCharsets.UTF_8);
        HttpRequest head = head(requests, body);
        more.stream().map(RequestWriter::header).forEach(head::addHeader);
        return new BasicRequestProducer(head, new BasicAsyncEntityProducer(body, contentType));
    }

    private String body(List<NotificationRequest> requests) {
        return isBatch
                ? requests.stream().map(NotificationRequest::payload).collect(Collectors.joining(",", "[", "]"))
                : requests.get(0).payload();
    }

    /** All headers but those of the connection. */
    HttpRequest head(List<NotificationRequest> requests, byte[] body) {
        String id = id(requests);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        BasicHttpRequest head = new BasicHttpRequest("POST", target);
        always.forEach(head::addHeader);
        head.addHeader(HttpHeaders.CONTENT_TYPE, isBatch ? BATCH_CONTENT_TYPE : NotificationRequest.CONTENT_TYPE);
        head.addHeader("webhook-id", id);
        head.addHeader("webhook-timestamp", timestamp);
        head.addHeader("webhook-signature", signer.sign(id, timestamp, body));
        return head;
    }

    /** That of the event; of several, one that is the same whenever they come together again. */
    private static String id(List<NotificationRequest> requests) {
        String ids = requests.stream().map(request -> request.id().toString()).collect(Collectors.joining(" "));
        return requests.size() == 1
                ? ids
                : UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.US_ASCII))
                        .toString();
    }

    /** Whether the receiver wants requests of that origin. */
    AsyncRequestProducer question(String origin, List<Header> more) {
        BasicHttpRequest head = new BasicHttpRequest("OPTIONS", target);
        always.forEach(head::addHeader);
        head.addHeader("WebHook-Request-Origin", origin);
        more.stream().map(RequestWriter::header).forEach(head::addHeader);
        return new BasicRequestProducer(head, null);
    }

    private static BasicHeader header(Header header) {
        return new BasicHeader(header.name(), header.value().value());
    }
}
