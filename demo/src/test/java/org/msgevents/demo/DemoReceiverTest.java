// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.standardwebhooks.Webhook;

class DemoReceiverTest {
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    private static final String OTHER_SECRET = "whsec_enl4d3Z1dHNycXBvbm1sa2ppaGdmZWRj";

    private final Queue<DemoEvent> events = new LinkedBlockingQueue<>();
    private DemoReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = DemoReceiver.start(SECRET, events);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void receiverShouldTakeAnEventWhoseSignatureIsRight() throws Exception {
        int status = post(SECRET);

        assertThat(status).isEqualTo(204);
        assertThat(events).extracting(DemoEvent::name).containsExactly("MessageNew");
    }

    @Test
    void receiverShouldRefuseAnEventThatSomebodyElseSigned() throws Exception {
        int status = post(OTHER_SECRET);

        assertThat(status).isEqualTo(400);
        assertThat(events).isEmpty();
    }

    private int post(String secret) throws Exception {
        long now = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(receiver.url())
                .header("webhook-id", "1")
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", new Webhook(secret).sign("1", now, DemoEventFixture.MESSAGE_NEW))
                .POST(BodyPublishers.ofString(DemoEventFixture.MESSAGE_NEW))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
