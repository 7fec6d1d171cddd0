// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.DeliveryClient;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** Mail by SMTP through the matcher and the mailet of the packaged jar. */
@Tag("integration")
class HeaderFieldDefectsTest {
    private static final String FINE = "Date: Mon, 23 Nov 2026 12:00:00 +0000\r\nFrom: carol@example.com\r\n";

    /** What has two Froms is delivered in another way; the rest is looked at for tags. */
    private static final String POLICY =
            """
            <mailet match="org.msgevents.james.matcher.HeaderFieldDefects=too-many-instances:From"
                    class="org.msgevents.james.mailet.LocalDeliveryWithEvents">
                <tags>suspicious</tags>
            </mailet>
            <mailet match="All" class="org.msgevents.james.mailet.HeaderFieldDefects"/>
            """;

    @Test
    void defectsShouldDecideWhereMailGoesAndWhatItsEventSays(@TempDir Path root) throws Exception {
        try (RecordingReceiver receiver = RecordingReceiver.start();
                EmbeddedJames james = EmbeddedJames.start(JamesDirectory.create(root)
                        .configure("everything", receiver.uri("/events"))
                        .withMailets(POLICY));
                ImapClient alice = james.login("alice")) {
            deliver(james, FINE + "Subject: fine\r\n");
            assertThat(told(receiver, 1).parameter("tags")).isEmpty();

            deliver(james, FINE + "Subject: one\r\nSubject: two\r\nContent-Nonsense: x\r\n");
            assertThat(told(receiver, 2).parameter("tags").orElseThrow())
                    .contains("header-field-defect:too-many-instances", "header-field-defect:not-a-mime-field");

            deliver(james, FINE + "From: dave@example.com\r\nSubject: whose\r\n");
            assertThat(told(receiver, 3).parameter("tags").orElseThrow()).isEqualTo("suspicious");

            assertThat(alice.examine("INBOX")).contains("3 EXISTS");
        }
    }

    private static void deliver(EmbeddedJames james, String header) throws Exception {
        try (DeliveryClient smtp = DeliveryClient.smtp(james.ports().smtp())) {
            smtp.deliver(
                    "<carol@example.com>", List.of("<" + EmbeddedJames.address("alice") + ">"), header + "\r\nbody");
        }
    }

    private static ReceivedEvent told(RecordingReceiver receiver, int count) {
        return await().until(() -> news(receiver), news -> news.size() == count).get(count - 1);
    }

    private static List<ReceivedEvent> news(RecordingReceiver receiver) {
        return receiver.requests().stream()
                .map(ReceivedEvent::of)
                .filter(event -> event.name().equals("MessageNew"))
                .toList();
    }
}
