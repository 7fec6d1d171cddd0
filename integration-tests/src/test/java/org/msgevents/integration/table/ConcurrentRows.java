// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.table.Row.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.JmapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.server.EmbeddedJames;

/** Two sessions of one user at the same time, whose implied changes must not be mistaken for each other's. */
final class ConcurrentRows {
    private static final int ROUNDS = 8;

    /** What one of two sessions does, again and again. */
    @FunctionalInterface
    private interface Work {
        void run(ImapClient imap, int round) throws Exception;
    }

    private ConcurrentRows() {}

    static Stream<Row> all() {
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

    private static String[] rounds(String... events) {
        return IntStream.range(0, ROUNDS)
                .boxed()
                .flatMap(round -> Stream.of(events).map(event -> String.format(event, round)))
                .toArray(String[]::new);
    }

    private static void both(Scene at, Work one, Work other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Void>> sessions = new ArrayList<>();
            sessions.add(threads.submit(session(at, "one", one)));
            sessions.add(threads.submit(session(at, "other", other)));
            for (Future<Void> session : sessions) {
                session.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> session(Scene at, String name, Work work) {
        return () -> {
            try (ImapClient imap = ImapClient.login(at.james().ports().imap(), at.alice(), EmbeddedJames.PASSWORD)) {
                at.sessions().put(imap.localPort(), name);
                for (int round = 0; round < ROUNDS; round++) {
                    work.run(imap, round);
                }
            }
            return null;
        };
    }
}
