// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.client.ImapClient.quoted;
import static org.msgevents.integration.table.Row.row;

import java.util.List;
import java.util.stream.Stream;

/** Mailboxes and subscriptions, by IMAP. */
final class MailboxRows {
    private MailboxRows() {}

    static Stream<Row> all() {
        return Stream.of(created(), renamed(), deleted(), subscribed(), hostileNames())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> created() {
        return Stream.of(
                row("CREATE").when(at -> at.command("CREATE a")).then("MailboxCreate a"),
                row("CREATE with parents implied")
                        .when(at -> at.command("CREATE a.b.c"))
                        .then("MailboxCreate a.b.c"),
                row("CREATE with parents implied, before the answer to the command before")
                        .when(at -> at.imap().pipeline(List.of("CREATE z", "CREATE a.b.c", "CREATE x.y.z")))
                        .then("MailboxCreate z", "MailboxCreate a.b.c", "MailboxCreate x.y.z"));
    }

    private static Stream<Row> renamed() {
        return Stream.of(
                row("RENAME")
                        .given(at -> at.command("CREATE a"))
                        .when(at -> at.command("RENAME a x"))
                        .then("MailboxRename x from a"),
                row("RENAME of a mailbox with children")
                        .given(at -> at.command("CREATE a.b.c"))
                        .when(at -> at.command("RENAME a x"))
                        .then("MailboxRename x from a"),
                row("RENAME of INBOX, whose children James takes along")
                        .given(at -> at.command("CREATE INBOX.sub"))
                        .when(at -> at.command("RENAME INBOX old"))
                        .then("MailboxRename old from INBOX", "MailboxRename old.sub from INBOX.sub"));
    }

    private static Stream<Row> deleted() {
        return Stream.of(
                row("DELETE")
                        .given(at -> at.command("CREATE a"))
                        .when(at -> at.command("DELETE a"))
                        .then("MailboxDelete a"),
                row("DELETE of a mailbox with messages")
                        .given(at -> {
                            at.command("CREATE a");
                            at.append("a", 3);
                        })
                        .when(at -> at.command("DELETE a"))
                        .then("MailboxDelete a"));
    }

    private static Stream<Row> subscribed() {
        return Stream.of(
                row("SUBSCRIBE, twice")
                        .given(at -> at.command("CREATE a"))
                        .when(at -> {
                            at.command("SUBSCRIBE a");
                            at.command("SUBSCRIBE a");
                        })
                        .then("MailboxSubscribe a"),
                row("UNSUBSCRIBE, twice")
                        .given(at -> {
                            at.command("CREATE a");
                            at.command("SUBSCRIBE a");
                        })
                        .when(at -> {
                            at.command("UNSUBSCRIBE a");
                            at.command("UNSUBSCRIBE a");
                        })
                        .then("MailboxUnSubscribe a"));
    }

    private static Stream<Row> hostileNames() {
        return Stream.of(
                        "Größe & Gewicht",
                        "inbox zero; UIDVALIDITY=1/;UID=2",
                        "a/b?c#d@e:f\\g\"h",
                        "📬✉️ 𝒩",
                        "مرحبا \u202Eeman",
                        "+plus+ =?utf-8?q?x?= ~`!$'()[]{}|<>,^",
                        "l".repeat(200))
                .map(name -> row("CREATE and APPEND in \"" + name + "\"")
                        .when(at -> {
                            at.command("CREATE " + quoted(name));
                            at.append(name, 1);
                        })
                        .then("MailboxCreate " + name, "MessageAppend " + name + " 1"));
    }
}
