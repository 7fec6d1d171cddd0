// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

class ReceiverTest {
    private static final int NO_CONTENT = 204;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Test
    void receiverShouldCountWhatItTakes() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            int status = post(receiver.uri());
            receiver.awaitQuiet();

            assertThat(status).isEqualTo(NO_CONTENT);
            assertThat(receiver.taken()).isEqualTo(1);
        }
    }

    @Test
    void silentReceiverShouldNotAnswer() throws Exception {
        try (Receiver receiver = Receiver.startSilent()) {
            URI silent = receiver.uri();

            assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> post(silent));
        }
    }

    @Test
    void nowhereShouldRefuseConnections() throws Exception {
        URI nowhere = Receiver.nowhere();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> post(nowhere));
    }

    private static int post(URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("an event"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
