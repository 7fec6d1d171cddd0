// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.server.Patience.await;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import org.msgevents.integration.client.DeliveryClient;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.JmapClient;
import org.msgevents.integration.client.Pop3Client;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.client.WebAdminClient;
import org.msgevents.integration.receiver.MailboxUrl;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;

/**
 * Two users that nothing has happened to yet but their first login, and the clients to make things happen.
 *
 * @param imap of {@code alice}
 */
record Scene(EmbeddedJames james, String alice, String bob, ImapClient imap) implements AutoCloseable {
    private static final String UNKNOWN = "?";
    private static final String PASSWORD = EmbeddedJames.PASSWORD;

    /** New users, whose names end with the number. */
    static Scene open(EmbeddedJames james, int number) throws Exception {
        String alice = james.addUser("alice" + number);
        String bob = james.addUser("bob" + number);
        ImapClient.login(james.ports().imap(), bob, PASSWORD).close();
        return new Scene(james, alice, bob, ImapClient.login(james.ports().imap(), alice, PASSWORD));
    }

    void command(String command) throws IOException {
        imap.command(command);
    }

    /** Appends as many messages. */
    void append(String mailbox, int messages) throws IOException {
        imap.appendBurst(mailbox, Collections.nCopies(messages, SampleMail.TEXT));
    }

    /** Appends as many messages to the INBOX and selects it. */
    void inboxWith(int messages) throws IOException {
        append("INBOX", messages);
        imap.select("INBOX");
    }

    /** Hands in one mail by SMTP; returns when alice has it in a mailbox, and nothing is under way. */
    void smtp(String mailbox, String sender, String... recipients) throws IOException {
        try (DeliveryClient client = DeliveryClient.smtp(james.ports().smtp())) {
            client.deliver(sender, List.of(recipients), SampleMail.TEXT);
        }
        await().until(() -> imap.command("LIST \"\" " + mailbox).startsWith("* LIST"));
        await().until(() -> imap.command("STATUS " + mailbox + " (MESSAGES)").contains("(MESSAGES 1)"));
        await().until(james::isSpoolIdle);
    }

    void lmtp(String sender, String... recipients) throws IOException {
        try (DeliveryClient client = DeliveryClient.lmtp(james.ports().lmtp())) {
            client.deliver(sender, List.of(recipients), SampleMail.TEXT);
        }
    }

    Pop3Client pop3() throws IOException {
        return Pop3Client.login(james.ports().pop3(), alice, PASSWORD);
    }

    JmapClient jmap() throws IOException {
        return JmapClient.login(james.jmapPort(), alice, PASSWORD);
    }

    WebAdminClient webAdmin() {
        return new WebAdminClient(james.ports().webAdmin());
    }

    /**
     * An event in one line, such as {@code vnd.james.MessageMove Archive 1 from INBOX 3}: name, mailbox, UIDs, flags,
     * source, service, envelope.
     *
     * <p>What is alice's and came by IMAP goes without saying.
     */
    String describe(ReceivedEvent event) {
        StringBuilder line = new StringBuilder(event.name() + " " + name(event.mailbox()));
        event.parameter("uidset").ifPresent(uids -> line.append(' ').append(uids));
        event.parameter("flagNames")
                .ifPresent(flags -> line.append(" (").append(flags).append(')'));
        event.parameter("oldMailboxID").map(MailboxUrl::parse).ifPresent(old -> line.append(" from ")
                .append(name(old)));
        event.parameter("vnd.james.oldUidset")
                .ifPresent(uids -> line.append(' ').append(uids));
        event.parameter("vnd.james.aclIdentifier")
                .ifPresent(identifier -> line.append(" for ").append(identifier));
        String service = event.parameter("service").orElse(UNKNOWN);
        line.append(service.equals("imap") ? "" : " by " + service);
        event.parameter("envelope")
                .ifPresent(envelope -> line.append(": ").append(envelope.strip().replace("\r\n", ", ")));
        return line.toString().replace(alice, "alice").replace(bob, "bob");
    }

    private String name(MailboxUrl mailbox) {
        return mailbox.owner().equals(alice) ? mailbox.mailbox() : mailbox.owner() + "/" + mailbox.mailbox();
    }

    @Override
    public void close() throws IOException {
        imap.close();
    }
}
