// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.server.Patience.await;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.msgevents.integration.client.DeliveryClient;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.JmapClient;
import org.msgevents.integration.client.Pop3Client;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.client.WebAdminClient;
import org.msgevents.integration.receiver.MailboxUrl;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

/**
 * Users that nothing has happened to yet but the first login of two of them, and the clients to make things happen.
 *
 * @param receiver of everything
 * @param carol one who never logged in; of the others, logins and logouts do not count
 * @param imap of {@code alice}
 * @param sessions of several, what a row calls them, by the client's port
 */
record Scene(
        EmbeddedJames james,
        RecordingReceiver receiver,
        String alice,
        String bob,
        String carol,
        ImapClient imap,
        Map<Integer, String> sessions)
        implements AutoCloseable {
    private static final String UNKNOWN = "?";
    private static final Set<String> ACCESS = Set.of("Login", "Logout", "vnd.james.LoginFailure");
    private static final String PASSWORD = EmbeddedJames.PASSWORD;

    /** New users, whose names end with the number. */
    static Scene open(EmbeddedJames james, RecordingReceiver receiver, int number) throws Exception {
        String alice = james.addUser("alice" + number);
        String bob = james.addUser("bob" + number);
        ImapClient.login(james.ports().imap(), bob, PASSWORD).close();
        String carol = james.addUser("carol" + number);
        ImapClient imap = ImapClient.login(james.ports().imap(), alice, PASSWORD);
        return new Scene(james, receiver, alice, bob, carol, imap, new ConcurrentHashMap<>());
    }

    void command(String command) throws IOException {
        imap.command(command);
    }

    /** Appends as many messages. */
    void append(String mailbox, int messages) throws IOException {
        imap.appendAll(mailbox, Collections.nCopies(messages, SampleMail.TEXT));
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

    /** Returns when as many events of that name were told of alice's: quotas are looked at after an answer. */
    void awaitTold(String event, int times) {
        String type = "\"org.ietf.rfc5423." + event + "\"";
        await().until(() -> receiver.requests().stream()
                        .map(ReceivedRequest::body)
                        .filter(body -> body.contains(type) && body.contains(alice))
                        .count()
                >= times);
    }

    /** False for what clients do that the test itself needs: they log in and out. */
    boolean isTold(ReceivedEvent event) {
        return !ACCESS.contains(event.name())
                || event.parameter("user").map(carol::equals).orElse(true);
    }

    /**
     * An event in one line, such as {@code vnd.james.MessageMove Archive 1 from INBOX 3}: name, mailbox, UIDs, flags,
     * source, service, envelope.
     *
     * <p>What is alice's and came by IMAP goes without saying.
     */
    String describe(ReceivedEvent event) {
        StringBuilder line = new StringBuilder(event.name());
        if (event.parameter("mailboxID").isPresent()) {
            line.append(' ').append(name(event.mailbox()));
        }
        event.parameter("vnd.james.authMechanism").ifPresent(mechanism -> line.append(" of ")
                .append(event.parameter("user").orElse(UNKNOWN))
                .append(" with ")
                .append(mechanism));
        event.parameter("vnd.james.disconnect")
                .ifPresent(kind -> line.append(", ").append(kind));
        event.parameter("uidset").ifPresent(uids -> line.append(' ').append(uids));
        event.parameter("flagNames")
                .ifPresent(flags -> line.append(" (").append(flags).append(')'));
        event.parameter("oldMailboxID").map(MailboxUrl::parse).ifPresent(old -> line.append(" from ")
                .append(name(old)));
        event.parameter("vnd.james.oldUidset")
                .ifPresent(uids -> line.append(' ').append(uids));
        event.parameter("vnd.james.expirePolicy")
                .ifPresent(rule -> line.append(" by rule ").append(rule));
        event.parameter("vnd.james.aclIdentifier")
                .ifPresent(identifier -> line.append(" for ").append(identifier));
        event.parameter("vnd.james.quotaRoot")
                .ifPresent(root -> line.append(" of ").append(root).append(quota(event)));
        event.parameter("user").filter(user -> !isOwner(event, user)).ifPresent(user -> line.append(", user ")
                .append(user));
        event.parameter("admin").ifPresent(admin -> line.append(", admin ").append(admin));
        event.parameter("clientPort")
                .flatMap(port -> Optional.ofNullable(sessions.get(Integer.valueOf(port))))
                .ifPresent(session -> line.append(", session ").append(session));
        String service = event.parameter("service").orElse(UNKNOWN);
        line.append(service.equals("imap") ? "" : " by " + service);
        event.parameter("envelope")
                .ifPresent(envelope -> line.append(": ").append(envelope.strip().replace("\r\n", ", ")));
        return line.toString().replace(alice, "alice").replace(bob, "bob").replace(carol, "carol");
    }

    /** Of quotas and logins, the line names the user anyway. */
    private static boolean isOwner(ReceivedEvent event, String user) {
        return event.parameter("vnd.james.quotaRoot").isPresent()
                || event.parameter("mailboxID")
                        .map(url -> MailboxUrl.parse(url).owner().equals(user))
                        .orElse(true);
    }

    private static String quota(ReceivedEvent event) {
        return " with " + amount(event, "messages", "maxMessages") + " messages and "
                + amount(event, "diskUsed", "diskQuota") + " KiB";
    }

    private static String amount(ReceivedEvent event, String used, String limit) {
        return event.parameter(used).orElse(UNKNOWN)
                + event.parameter(limit).map(known -> " of " + known).orElse("");
    }

    private String name(MailboxUrl mailbox) {
        return mailbox.owner().equals(alice) ? mailbox.mailbox() : mailbox.owner() + "/" + mailbox.mailbox();
    }

    @Override
    public void close() throws IOException {
        imap.close();
    }
}
