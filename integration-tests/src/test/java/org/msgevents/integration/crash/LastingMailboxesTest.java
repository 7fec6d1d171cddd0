// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.ServerProcess;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** The ground for what is to be told after a crash: a server whose mailboxes outlive it. */
@Tag("integration")
class LastingMailboxesTest {
    private static final String USER = "alice";

    private final RecordingReceiver receiver = RecordingReceiver.start();
    private JamesDirectory directory;

    @BeforeEach
    void setUp(@TempDir Path root) throws IOException {
        directory =
                JamesDirectory.create(root).withLastingMailboxes().configure("impatient-disk", receiver.uri("/events"));
    }

    @AfterEach
    void tearDown() {
        receiver.close();
    }

    @Test
    void messagesShouldKeepTheirNumbersWhenJamesIsKilled() throws Exception {
        String before = killedAfter(alice -> {
            alice.append("INBOX", SampleMail.TEXT);
            alice.append("INBOX", SampleMail.TEXT);
            return numbers(alice);
        });
        String after = killedAfter(LastingMailboxesTest::numbers);

        assertThat(before).contains("UID 1", "UID 2", "UIDVALIDITY", "UIDNEXT 3");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void messagesShouldBeToldOnceWhenJamesIsKilledBetweenThem() throws Exception {
        killedAfter(alice -> appendedAndTold(alice, 1));
        killedAfter(alice -> appendedAndTold(alice, 2));

        assertThat(told())
                .extracting(
                        event -> event.name() + " " + event.parameter("uidset").orElse(""))
                .containsExactly("MessageAppend 1", "MessageAppend 2");
        assertThat(told())
                .extracting(ReceivedEvent::mailbox)
                .containsOnly(told().get(0).mailbox());
    }

    /** James gives these messages no ids, by which what it tells of a move is put together elsewhere. */
    @Test
    void moveShouldBeToldAsOneWhenMessagesHaveNoIds() throws Exception {
        killedAfter(alice -> {
            alice.command("CREATE Lunch");
            alice.append("INBOX", SampleMail.TEXT);
            alice.select("INBOX");
            alice.command("UID COPY 1 Lunch");
            alice.command("UID MOVE 1 Lunch");
            await().untilAsserted(() -> assertThat(told()).hasSize(3));
            return "";
        });

        assertThat(told())
                .extracting(ReceivedEvent::name)
                .containsExactly("MessageAppend", "vnd.james.MessageCopy", "vnd.james.MessageMove");
    }

    private interface Deed {
        String of(ImapClient alice) throws Exception;
    }

    private String killedAfter(Deed deed) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, List.of(USER));
                ImapClient alice =
                        ImapClient.login(server.ports().imap(), EmbeddedJames.address(USER), EmbeddedJames.PASSWORD)) {
            return deed.of(alice);
        }
    }

    private String appendedAndTold(ImapClient alice, int count) throws Exception {
        alice.append("INBOX", SampleMail.TEXT);
        await().untilAsserted(() -> assertThat(told()).hasSize(count));
        return "";
    }

    private static String numbers(ImapClient alice) throws IOException {
        return alice.command("STATUS INBOX (UIDVALIDITY UIDNEXT MESSAGES)").replaceAll("(?m)^t.*$", "")
                + alice.examine("INBOX").replaceAll("(?m)^t.*$", "")
                + alice.command("FETCH 1:* (UID INTERNALDATE RFC822.SIZE)").replaceAll("(?m)^t.*$", "");
    }

    /** Once each: a kill may come between the receiver's answer and its being kept, and then an event comes again. */
    private List<ReceivedEvent> told() {
        Map<String, ReceivedEvent> byId = new LinkedHashMap<>();
        receiver.requests().stream().map(ReceivedEvent::of).forEach(event -> byId.putIfAbsent(event.id(), event));
        return List.copyOf(byId.values());
    }
}
