// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.operator.OperatedJames.subscription;
import static org.msgevents.integration.server.Patience.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import javax.mail.Multipart;
import javax.mail.Part;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** Notifications by mail, into the mailboxes of the very James whose events they tell. */
@Tag("integration")
class EmailNotificationTest {
    private static final String ALL = "message flags mailbox subscription quota";

    private RecordingReceiver receiver;
    private OperatedJames james;
    private String hook;

    @BeforeEach
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        hook = subscription("hook", ALL, receiver, "/hook");
        james = OperatedJames.start(root, receiver, hook);
    }

    @AfterEach
    void stop() {
        james.close();
        receiver.close();
    }

    /** By James' own SMTP, whose port is known only once it has started. */
    private void mailTo(String user, String events) throws Exception {
        james.configure(
                hook,
                "<subscription name=\"mail\"><events>" + events + "</events><email><host>127.0.0.1</host><port>"
                        + james.ports().smtp() + "</port><security>none</security><from>events@localhost</from><to>"
                        + EmbeddedJames.address(user) + "</to></email></subscription>");
        assertThat(james.reload().get("added").get(0).asText()).isEqualTo("mail");
    }

    @Test
    void eventShouldComeAsMailThatPeopleAndProgramsCanRead() throws Exception {
        try (ImapClient watcher = james.login("watcher");
                ImapClient alice = james.login("alice")) {
            mailTo("watcher", "MessageAppend");
            alice.append(
                    "INBOX", "From: =?utf-8?q?J=C3=BCrgen?= <j@example.com>\r\nSubject: Lunch?\r\n\r\nAt noon.\r\n");
            MimeMessage mail = message(watcher, 1);

            ReceivedEvent told = hooked("MessageAppend").get(0);
            assertThat(mail.getHeader("Auto-Submitted", null)).startsWith("auto-notified");
            assertThat(mail.getHeader("Return-Path", null)).isEqualTo("<>");
            assertThat(mail.getSubject()).contains("MessageAppend");
            Multipart parts = (Multipart) mail.getContent();
            assertThat(parts.getBodyPart(0).getContent().toString()).contains("alice");
            String event = text(parts.getBodyPart(parts.getCount() - 1));
            assertThat(parts.getBodyPart(parts.getCount() - 1).getContentType())
                    .startsWith("application/cloudevents+json");
            assertThat(ReceivedEvent.parse(event).id()).isEqualTo(told.id());
            assertThat(ReceivedEvent.parse(event).data()).isEqualTo(told.data());
        }
    }

    @Test
    void notificationsShouldNotBeNotifiedOfWhateverIsDoneToThem() throws Exception {
        try (ImapClient alice = james.login("alice")) {
            alice.command("CREATE Kept");
            mailTo("alice", ALL);
            alice.append("INBOX", "Subject: Lunch?\r\n\r\nAt noon.\r\n");
            await().until(() -> hooked("MessageNew").size() == 1);
            await().until(() -> hooked("FlagsSet").size() == 1);

            alice.select("INBOX");
            alice.command("UID FETCH 2 BODY[]");
            alice.command("UID STORE 2 +FLAGS (\\Flagged $Work)");
            alice.command("UID COPY 2 Kept");
            alice.command("UID MOVE 2 Kept");
            alice.select("Kept");
            alice.command("UID STORE 1:2 +FLAGS (\\Deleted)");
            alice.command("EXPUNGE");
            await().until(() -> hooked("MessageExpunge").size() > 0);
            alice.append("INBOX", "Subject: again\r\n\r\nx\r\n");

            await().until(() -> hooked("MessageNew").size() == 2);
            assertThat(james.counter("mail", "accepted")).isEqualTo(2);
            assertThat(hooked("vnd.james.MessageMove")).isNotEmpty();
        }
    }

    @Test
    void refusalOfANotificationShouldNotBeNotifiedOf() throws Exception {
        try (ImapClient alice = james.login("alice")) {
            mailTo("alice", ALL);
            james.webAdmin().limit("users/" + EmbeddedJames.address("alice"), "count", 1);
            alice.append("INBOX", "Subject: the last\r\n\r\nx\r\n");

            await().until(() -> hooked("QuotaExceed").size() > 0);
            await().until(() -> james.counter("mail", "pending") == 0);
            long accepted = james.counter("mail", "accepted");
            james.mail("alice");
            await().until(() -> hooked("QuotaExceed").size() >= 3);
            assertThat(james.counter("mail", "accepted")).isEqualTo(accepted + 1);
        }
    }

    private List<ReceivedEvent> hooked(String name) {
        return receiver.requests().stream()
                .map(ReceivedEvent::of)
                .filter(event -> event.name().equals(name))
                .toList();
    }

    private MimeMessage message(ImapClient imap, int uid) throws Exception {
        await().until(() -> hooked("MessageNew").size() >= uid);
        imap.select("INBOX");
        String fetched = imap.command("UID FETCH " + uid + " BODY.PEEK[]");
        String octets = fetched.substring(fetched.indexOf("}\r\n") + 3, fetched.lastIndexOf(')'));
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(Part part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
