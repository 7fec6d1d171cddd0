// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.receiver.WebhookContract;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** A receiver that knows nothing but the draft. */
@Tag("integration")
class PlainFormsTest {
    @Test
    void flagsAndTransfersShouldBeToldInTheDraftsWords(@TempDir Path root) throws Exception {
        try (RecordingReceiver receiver = RecordingReceiver.start();
                EmbeddedJames james = EmbeddedJames.start(
                        JamesDirectory.create(root).configure("plain-forms", receiver.uri("/events")));
                ImapClient imap = james.login("alice")) {
            imap.append("INBOX", SampleMail.TEXT);
            imap.select("INBOX");
            imap.command("STORE 1 +FLAGS (\\Seen)");
            imap.command("COPY 1 Archive");
            imap.command("MOVE 1 Sent");

            await().until(() -> receiver.requests().size() >= 5);

            WebhookContract contract = new WebhookContract();
            List<ReceivedEvent> told =
                    receiver.requests().stream().map(contract::check).toList();
            assertThat(told)
                    .extracting(event -> event.name() + " " + event.mailbox().mailbox())
                    .containsExactlyInAnyOrder(
                            "MessageAppend INBOX",
                            "FlagsSet INBOX",
                            "MessageAppend Archive",
                            "MessageAppend Sent",
                            "MessageExpunge INBOX");
            assertThat(told.stream().filter(event -> event.mailbox().mailbox().equals("INBOX")))
                    .extracting(ReceivedEvent::name)
                    .containsExactly("MessageAppend", "FlagsSet", "MessageExpunge");
        }
    }
}
