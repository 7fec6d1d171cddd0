// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.table.Row.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.msgevents.integration.client.JmapClient;
import org.msgevents.integration.client.Pop3Client;
import org.msgevents.integration.server.EmbeddedJames;

/** Operations by POP3, JMAP and WebAdmin. */
final class OtherAccessRows {
    private OtherAccessRows() {}

    static Stream<Row> all() {
        return Stream.of(pop3(), jmapMessages(), jmapMailboxes(), webAdmin()).flatMap(rows -> rows);
    }

    private static Stream<Row> pop3() {
        return Stream.of(row("POP3 DELE and QUIT")
                .given(at -> at.append("INBOX", 3))
                .when(at -> {
                    try (Pop3Client pop3 = at.pop3()) {
                        pop3.command("DELE 1");
                        pop3.command("DELE 2");
                        pop3.command("QUIT");
                    }
                })
                .then("MessageExpunge INBOX 1:2 by pop"));
    }

    private static Stream<Row> jmapMessages() {
        return Stream.of(
                row("JMAP Email/set create")
                        .when(at -> createEmail(at.jmap()))
                        .then("MessageAppend Drafts 1 (\\Draft) by http"),
                withEmail(
                                "JMAP Email/set keywords",
                                (jmap, email) -> jmap.update(
                                        "Email", email, Map.of("keywords/$seen", true, "keywords/$flagged", true)))
                        .then("MessageRead Drafts 1 by http", "FlagsSet Drafts 1 (\\Flagged) by http"),
                withEmail(
                                "JMAP Email/set to another mailbox",
                                (jmap, email) -> jmap.update(
                                        "Email", email, Map.of("mailboxIds", Map.of(jmap.mailbox("Archive"), true))))
                        .then("vnd.james.MessageMove Archive 1 (\\Draft) from Drafts 1 by http"),
                withEmail(
                                "JMAP Email/set to one more mailbox",
                                (jmap, email) -> jmap.update(
                                        "Email", email, Map.of("mailboxIds/" + jmap.mailbox("Archive"), true)))
                        .then("vnd.james.MessageCopy Archive 1 (\\Draft) from Drafts by http"),
                withEmail("JMAP Email/set destroy", (jmap, email) -> jmap.destroy("Email", email))
                        .then("MessageExpunge Drafts 1 by http"));
    }

    /** What is done to an e-mail. */
    private interface EmailStep {
        void run(JmapClient jmap, String email) throws Exception;
    }

    private static Row.Start withEmail(String operation, EmailStep step) {
        List<String> email = new ArrayList<>();
        return row(operation)
                .given(at -> email.add(createEmail(at.jmap())))
                .when(at -> step.run(at.jmap(), email.get(0)));
    }

    private static Stream<Row> jmapMailboxes() {
        return Stream.of(
                row("JMAP Mailbox/set create")
                        .when(at -> createMailbox(at.jmap()))
                        .then("MailboxCreate a by http", "MailboxSubscribe a by http"),
                row("JMAP Mailbox/set name")
                        .given(at -> createMailbox(at.jmap()))
                        .when(at -> at.jmap().update("Mailbox", at.jmap().mailbox("a"), Map.of("name", "x")))
                        .then("MailboxRename x from a by http"),
                row("JMAP Mailbox/set create in the account of one whom the user acts for")
                        .given(at -> at.james().allow(at.bob(), at.alice()))
                        .when(at -> createMailbox(at.jmap().by(at.bob(), EmbeddedJames.PASSWORD)))
                        .then("MailboxCreate a by ?", "MailboxSubscribe a by ?"),
                row("JMAP Mailbox/set destroy")
                        .given(at -> createMailbox(at.jmap()))
                        .when(at -> at.jmap().destroy("Mailbox", at.jmap().mailbox("a")))
                        .then("MailboxDelete a by http"));
    }

    private static Stream<Row> webAdmin() {
        return Stream.of(
                row("WebAdmin PUT of a mailbox")
                        .when(at -> at.webAdmin().createMailbox(at.alice(), "a"))
                        .then("MailboxCreate a by admincli"),
                row("WebAdmin PUT of a mailbox with parents implied")
                        .when(at -> at.webAdmin().createMailbox(at.alice(), "a.b c.d"))
                        .then("MailboxCreate a.b c.d by admincli"),
                row("WebAdmin DELETE of a mailbox")
                        .given(at -> at.command("CREATE a"))
                        .when(at -> at.webAdmin().deleteMailbox(at.alice(), "a"))
                        .then("MailboxDelete a by admincli"));
    }

    private static String createEmail(JmapClient jmap) throws Exception {
        return jmap.create(
                "Email",
                Map.of(
                        "mailboxIds", Map.of(jmap.mailbox("Drafts"), true),
                        "keywords", Map.of("$draft", true),
                        "from", List.of(Map.of("email", "alice@example.com")),
                        "subject", "Lunch?"));
    }

    private static String createMailbox(JmapClient jmap) throws Exception {
        return jmap.create("Mailbox", Map.of("name", "a"));
    }
}
