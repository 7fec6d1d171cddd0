// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.table.Row.row;
import static org.msgevents.integration.table.TwoSessions.ROUNDS;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.JmapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.table.TwoSessions.Round;

/** Two sessions at the same time: what one does must not be mistaken for what the other does. */
final class ConcurrentRows {
    private ConcurrentRows() {}

    static Stream<Row> all() {
        return Stream.concat(mailboxes(), messages());
    }

    private static Stream<Row> mailboxes() {
        return Stream.of(
                row("CREATE of siblings by two sessions, each with parents implied")
                        .when(at -> both(
                                at,
                                (imap, round) -> imap.command("CREATE p" + round + ".a.b"),
                                (imap, round) -> imap.command("CREATE p" + round + ".a.c")))
                        .thenInAnyOrder(
                                rounds("MailboxCreate p%d.a.b, session one", "MailboxCreate p%d.a.c, session other")),
                row("RENAME of mailboxes with children, while another session creates some")
                        .given(at -> {
                            for (int round = 0; round < ROUNDS; round++) {
                                at.command("CREATE r" + round + ".a.b");
                            }
                        })
                        .when(at -> both(
                                at,
                                (imap, round) -> imap.command("RENAME r" + round + " s" + round),
                                (imap, round) -> imap.command("CREATE t" + round + ".u")))
                        .thenInAnyOrder(rounds(
                                "MailboxRename s%1$d from r%1$d, session one", "MailboxCreate t%d.u, session other")),
                row("JMAP Mailbox/set create, while an IMAP session creates mailboxes with parents implied")
                        .when(at -> {
                            JmapClient jmap = at.jmap();
                            both(
                                    at,
                                    (imap, round) -> imap.command("CREATE i" + round + ".a"),
                                    (imap, round) -> jmap.create("Mailbox", Map.of("name", "j" + round)));
                        })
                        .thenInAnyOrder(rounds(
                                "MailboxCreate i%d.a, session one",
                                "MailboxCreate j%d by http", "MailboxSubscribe j%d by http")));
    }

    private static Stream<Row> messages() {
        return Stream.of(
                row("COPY by one session, while another expunges and appends")
                        .given(at -> {
                            at.command("CREATE Copies");
                            at.inboxWith(1);
                            at.append("Drafts", ROUNDS);
                            at.imap().select("Drafts");
                            at.command("STORE 1:* +FLAGS.SILENT (\\Deleted)");
                        })
                        .when(at -> both(
                                at,
                                (imap, round) -> {
                                    imap.select("INBOX");
                                    imap.command("UID COPY 1 Copies");
                                },
                                (imap, round) -> {
                                    imap.append("Sent", SampleMail.TEXT);
                                    imap.select("Drafts");
                                    imap.command("UID EXPUNGE " + (round + 1));
                                }))
                        .thenInAnyOrder(IntStream.rangeClosed(1, ROUNDS)
                                .boxed()
                                .flatMap(uid -> Stream.of(
                                        "vnd.james.MessageCopy Copies " + uid + " from INBOX, session one",
                                        "MessageAppend Sent " + uid + ", session other",
                                        "MessageExpunge Drafts " + uid + ", session other"))
                                .toArray(String[]::new)),
                row("STORE of different flags on the same messages by two sessions")
                        .given(at -> at.append("INBOX", ROUNDS))
                        .when(at -> {
                            CountDownLatch selected = new CountDownLatch(2);
                            TwoSessions.run(at, store("\\Flagged", selected), store("Work", selected));
                        })
                        .thenInAnyOrder(IntStream.rangeClosed(1, ROUNDS)
                                .boxed()
                                .flatMap(uid -> Stream.of(
                                        "FlagsSet INBOX " + uid + " (\\Flagged), session one",
                                        "FlagsSet INBOX " + uid + " (Work), session other"))
                                .toArray(String[]::new)),
                row("MOVE of several by two users, each between mailboxes of their own")
                        .given(at -> {
                            at.append("Drafts", 3);
                            try (ImapClient bob =
                                    ImapClient.login(at.james().ports().imap(), at.bob(), EmbeddedJames.PASSWORD)) {
                                bob.appendAll("Drafts", Collections.nCopies(3, SampleMail.TEXT));
                            }
                        })
                        .when(at -> TwoSessions.runForTwo(at, ConcurrentRows::moveSome, ConcurrentRows::moveSome))
                        .thenInAnyOrder(
                                "vnd.james.MessageMove Archive 1:2 from Drafts 2:3, session one",
                                "vnd.james.MessageMove bob/Archive 1:2 from bob/Drafts 2:3, session other"));
    }

    /** Once both have selected, one after the other: James now and then fails a SELECT beside another session's. */
    private static TwoSessions.Work store(String flag, CountDownLatch selected) {
        return imap -> {
            synchronized (selected) {
                imap.select("INBOX");
                selected.countDown();
            }
            selected.await();
            for (int uid = 1; uid <= ROUNDS; uid++) {
                imap.command("UID STORE " + uid + " +FLAGS (" + flag + ")");
            }
        };
    }

    private static String[] rounds(String... events) {
        return IntStream.range(0, ROUNDS)
                .boxed()
                .flatMap(round -> Stream.of(events).map(event -> String.format(event, round)))
                .toArray(String[]::new);
    }

    private static void both(Scene at, Round one, Round other) throws Exception {
        TwoSessions.run(at, TwoSessions.rounds(one), TwoSessions.rounds(other));
    }

    /** Each of the user's own. */
    private static void moveSome(ImapClient imap) throws Exception {
        imap.select("Drafts");
        imap.command("UID MOVE 2:3 Archive");
    }
}
