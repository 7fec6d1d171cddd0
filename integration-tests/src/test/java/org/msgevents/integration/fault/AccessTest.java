// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.Pop3Client;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** Who is behind an event, and how an access ends, when it does not end by a command. */
@Tag("integration")
class AccessTest {
    private RecordingReceiver receiver;
    private JamesDirectory directory;
    private EmbeddedJames james;
    private String alice;

    @BeforeEach
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        directory = JamesDirectory.create(root).configure("everything", receiver.uri("/events"));
        james = EmbeddedJames.start(directory);
        alice = james.addUser("alice");
    }

    @AfterEach
    void stop() {
        james.close();
        receiver.close();
    }

    @Test
    void eventsOfAnImapClientShouldTellWhereItComesFrom() throws Exception {
        try (ImapClient imap = ImapClient.login(james.ports().imap(), alice, EmbeddedJames.PASSWORD)) {
            imap.command("CREATE a");
            imap.append("INBOX", SampleMail.TEXT);

            for (ReceivedEvent event : List.of(first("Login"), first("MailboxCreate"), first("MessageAppend"))) {
                assertThat(event.parameter("clientIP")).hasValue("127.0.0.1");
                assertThat(event.parameter("clientPort")).hasValue(Integer.toString(imap.localPort()));
                assertThat(event.parameter("service")).hasValue("imap");
                assertThat(event.parameter("user")).hasValue(alice);
                assertThat(event.parameter("admin")).isEmpty();
            }
            assertThat(first("Login").parameter("vnd.james.serverPort"))
                    .hasValue(Integer.toString(james.ports().imap()));
        }
    }

    @Test
    void eventsOfAPop3ClientShouldTellWhereItComesFrom() throws Exception {
        try (ImapClient imap = ImapClient.login(james.ports().imap(), alice, EmbeddedJames.PASSWORD)) {
            imap.append("INBOX", SampleMail.TEXT);
        }

        try (Pop3Client pop3 = Pop3Client.login(james.ports().pop3(), alice, EmbeddedJames.PASSWORD)) {
            pop3.command("DELE 1");
            pop3.command("QUIT");

            ReceivedEvent expunged = first("MessageExpunge");
            assertThat(expunged.parameter("service")).hasValue("pop");
            assertThat(expunged.parameter("clientIP")).hasValue("127.0.0.1");
            assertThat(expunged.parameter("clientPort")).hasValue(Integer.toString(pop3.localPort()));
        }
    }

    @Test
    void logoutShouldBeAnAbortWhenTheConnectionBreaks() throws Exception {
        ImapClient.login(james.ports().imap(), alice, EmbeddedJames.PASSWORD).close();

        ReceivedEvent logout = first("Logout");
        assertThat(logout.parameter("vnd.james.disconnect")).hasValue("abort");
        assertThat(Long.parseLong(logout.parameter("vnd.james.duration").orElseThrow()))
                .isBetween(0L, 60_000L);
        assertThat(logout.sequence()).isGreaterThan(first("Login").sequence());
    }

    @Test
    void logoutShouldBeAnAbortWhenAPop3ConnectionBreaks() throws Exception {
        Pop3Client.login(james.ports().pop3(), alice, EmbeddedJames.PASSWORD).close();

        ReceivedEvent logout = first("Logout");
        assertThat(logout.parameter("vnd.james.disconnect")).hasValue("abort");
        assertThat(logout.parameter("service")).hasValue("pop");
    }

    @Test
    void logoutShouldBeAShutdownWhenTheServerStops() throws Exception {
        try (ImapClient imap = ImapClient.login(james.ports().imap(), alice, EmbeddedJames.PASSWORD)) {
            james.close();
            james = EmbeddedJames.start(directory);

            assertThat(first("Logout").parameter("vnd.james.disconnect")).hasValue("shutdown");
            assertThat(imap.localPort()).isPositive();
        }
    }

    @Test
    void eventsShouldTellWhoActsForAnother() throws Exception {
        String admin = james.addUser("admin");
        james.allow(admin, alice);

        try (ImapClient imap = ImapClient.connect(james.ports().imap())) {
            imap.dialogue(List.of("AUTHENTICATE PLAIN " + ImapClient.plain(alice, admin, EmbeddedJames.PASSWORD)));
            imap.command("CREATE a");

            for (ReceivedEvent event : List.of(first("Login"), first("MailboxCreate"))) {
                assertThat(event.parameter("user")).hasValue(alice);
                assertThat(event.parameter("admin")).hasValue(admin);
            }
        }
    }

    private ReceivedEvent first(String name) {
        return await().until(() -> find(name), Optional::isPresent).orElseThrow();
    }

    private Optional<ReceivedEvent> find(String name) {
        return receiver.requests().stream()
                .map(ReceivedEvent::of)
                .filter(event -> event.name().equals(name))
                .findFirst();
    }
}
