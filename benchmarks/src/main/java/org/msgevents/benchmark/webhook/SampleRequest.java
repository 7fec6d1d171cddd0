// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.webhook;

import java.util.List;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.message.BasicHeader;
import org.msgevents.mechanism.NotificationRequest;

/** The octets of a webhook's request, for a client that knows nothing of webhooks. */
record SampleRequest(List<BasicHeader> headers, String body) {
    /** Of SHA-256's length, in base64. */
    private static final String SIGNATURE = "v1,bWVzc2FnZS1zdG9yZS1ldmVudHMtYmVuY2htYXJrLTE=";

    static SampleRequest of(NotificationRequest request, String host) {
        return new SampleRequest(
                List.of(
                        new BasicHeader("Host", host),
                        new BasicHeader("User-Agent", "message-store-events"),
                        new BasicHeader("webhook-id", request.id()),
                        new BasicHeader("webhook-timestamp", "1700000001"),
                        new BasicHeader("webhook-signature", SIGNATURE)),
                request.payload());
    }

    ContentType contentType() {
        return ContentType.parse(NotificationRequest.CONTENT_TYPE);
    }
}
