// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.awaitility.Awaitility.await;
import static org.msgevents.integration.table.Row.row;

import java.io.IOException;
import java.util.stream.Stream;

import org.msgevents.integration.client.SampleMail;

/** Messages that expire, on demand and by schedule, and that a client expunges meanwhile. */
final class ExpiryRows {
    private static final String LONG_AGO = "\"01-Jan-2020 00:00:00 +0000\"";

    private ExpiryRows() {}

    static Stream<Row> all() {
        return Stream.of(
                row("Expiry on demand, of some of the messages")
                        .given(at -> mailbox(at, "Old"))
                        .when(at -> at.webAdmin().expire("old"))
                        .then("MessageExpire Old 1:2 by rule old by ?"),
                row("Expiry on demand, of nothing")
                        .given(at -> {
                            at.command("CREATE Old");
                            at.append("Old", 1);
                            at.append("INBOX", 1);
                        })
                        .when(at -> at.webAdmin().expire("old"))
                        .thenNothing(),
                row("Expiry by schedule, of a mailbox that is renamed to one of the rule's")
                        .given(at -> mailbox(at, "Waiting"))
                        .when(at -> {
                            at.command("RENAME Waiting Daily");
                            await().until(() ->
                                    at.imap().command("STATUS Daily (MESSAGES)").contains("(MESSAGES 1)"));
                            at.webAdmin().awaitExpired("scheduled");
                        })
                        .then("MailboxRename Daily from Waiting", "MessageExpire Daily 1:2 by rule scheduled by ?"),
                row("EXPUNGE of what would expire")
                        .given(at -> {
                            mailbox(at, "Old");
                            at.imap().select("Old");
                            at.command("STORE 1 +FLAGS.SILENT (\\Deleted)");
                        })
                        .when(at -> at.command("EXPUNGE"))
                        .then("MessageExpunge Old 1"));
    }

    /** Two messages of long ago, and one of now. */
    private static void mailbox(Scene at, String name) throws IOException {
        at.command("CREATE " + name);
        at.imap().append(name, LONG_AGO, SampleMail.TEXT);
        at.imap().append(name, LONG_AGO, SampleMail.TEXT);
        at.append(name, 1);
    }
}
