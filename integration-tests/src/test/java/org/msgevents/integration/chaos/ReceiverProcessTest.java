// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverProcessTest {
    private static final int MANY = 100;
    private static final long SEED = 3;

    private final HttpClient client = HttpClient.newHttpClient();
    private ReceiverProcess receiver;

    @BeforeEach
    void setUp(@TempDir Path directory) throws IOException {
        receiver = ReceiverProcess.start(directory.resolve("journal"), SEED);
    }

    @AfterEach
    void tearDown() {
        receiver.close();
    }

    @Test
    void journalShouldGoOnWhenTheReceiverIsKilledAndComesBack() throws Exception {
        URI before = receiver.uri();
        var first = said("arrivals", "a");
        receiver.strike();
        assertThatThrownBy(() -> said("arrivals", "b")).isInstanceOf(ConnectException.class);
        receiver.mend();
        var second = said("flags", "c");

        assertThat(receiver.uri()).isEqualTo(before);
        assertThat(receiver.received())
                .extracting(JournalEntry::subscription, JournalEntry::webhookId, JournalEntry::body)
                .containsExactly(tuple("arrivals", "a", "body of a"), tuple("flags", "c", "body of c"));
        assertThat(first + second).isNotEmpty();
    }

    @Test
    void everyRequestShouldBeNotedAsWhatItWasAnswered() throws Exception {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < MANY; i++) {
            String said = said("flags", Integer.toString(i));
            Verdict noted = receiver.received().get(i).verdict();
            seen.add(said);

            assertThat(noted).isEqualTo(meaning(said));
        }
        assertThat(seen).contains("204", "422", "429", "500", "nothing");
    }

    private static Verdict meaning(String said) {
        return switch (said) {
            case "204" -> Verdict.TAKEN;
            case "422" -> Verdict.REFUSED;
            case "nothing" -> Verdict.UNANSWERED;
            default -> Verdict.FAILED;
        };
    }

    /** The status, or {@code nothing}. */
    private String said(String subscription, String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(receiver.uri().resolve("/" + subscription))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(1))
                .header("webhook-id", id)
                .POST(HttpRequest.BodyPublishers.ofString("body of " + id))
                .build();
        try {
            return Integer.toString(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (ConnectException away) {
            throw away;
        } catch (IOException unanswered) {
            return "nothing";
        }
    }
}
