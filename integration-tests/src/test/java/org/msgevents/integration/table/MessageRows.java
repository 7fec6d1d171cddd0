// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.table.Row.row;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.msgevents.integration.client.SampleMail;

/** Messages that come and go, by IMAP. */
final class MessageRows {
    private static final int BURST = 20;

    private MessageRows() {}

    static Stream<Row> all() {
        return Stream.of(added(), copiedAndMoved(), expunged()).flatMap(rows -> rows);
    }

    private static Stream<Row> added() {
        return Stream.of(
                row("APPEND").when(at -> at.append("INBOX", 1)).then("MessageAppend INBOX 1"),
                row("APPEND of " + BURST + " in a burst")
                        .when(at -> at.append("INBOX", BURST))
                        .then(IntStream.rangeClosed(1, BURST)
                                .mapToObj(uid -> "MessageAppend INBOX " + uid)
                                .toArray(String[]::new)),
                row("APPEND with flags")
                        .when(at -> at.imap().append("INBOX", "(\\Seen \\Flagged Work)", SampleMail.TEXT))
                        .then("MessageAppend INBOX 1 (\\Flagged \\Seen Work)"));
    }

    private static Stream<Row> copiedAndMoved() {
        return Stream.of(
                row("COPY of one")
                        .given(at -> at.inboxWith(1))
                        .when(at -> at.command("COPY 1 Archive"))
                        .then("vnd.james.MessageCopy Archive 1 from INBOX"),
                row("COPY of several")
                        .given(at -> at.inboxWith(3))
                        .when(at -> at.command("COPY 1:3 Archive"))
                        .then("vnd.james.MessageCopy Archive 1:3 from INBOX"),
                row("MOVE of one")
                        .given(at -> at.inboxWith(3))
                        .when(at -> at.command("MOVE 3 Archive"))
                        .then("vnd.james.MessageMove Archive 1 from INBOX 3"),
                row("MOVE of several")
                        .given(at -> at.inboxWith(3))
                        .when(at -> at.command("MOVE 2:3 Archive"))
                        .then("vnd.james.MessageMove Archive 1:2 from INBOX 2:3"),
                row("UID MOVE of two ranges between mailboxes made by the user, which James moves one after the other")
                        .given(at -> {
                            at.command("CREATE a");
                            at.command("CREATE x.y");
                            at.append("a", 4);
                            at.command("SELECT a");
                        })
                        .when(at -> at.command("UID MOVE 1,3:4 x.y"))
                        .then("vnd.james.MessageMove x.y 1 from a 1", "vnd.james.MessageMove x.y 2:3 from a 3:4"));
    }

    private static Stream<Row> expunged() {
        return Stream.of(
                row("EXPUNGE of several")
                        .given(MessageRows::twoOfThreeDeleted)
                        .when(at -> at.command("EXPUNGE"))
                        .then("MessageExpunge INBOX 1,3"),
                row("EXPUNGE of nothing")
                        .given(at -> at.inboxWith(1))
                        .when(at -> at.command("EXPUNGE"))
                        .thenNothing(),
                row("UID EXPUNGE")
                        .given(MessageRows::twoOfThreeDeleted)
                        .when(at -> at.command("UID EXPUNGE 3"))
                        .then("MessageExpunge INBOX 3"),
                row("UID EXPUNGE of a range, some of it marked")
                        .given(MessageRows::twoOfThreeDeleted)
                        .when(at -> at.command("UID EXPUNGE 1:2"))
                        .then("MessageExpunge INBOX 1"),
                row("CLOSE after EXAMINE, by which James 3.8.1 expunges against RFC 3501")
                        .given(MessageRows::twoOfThreeDeleted)
                        .when(at -> {
                            at.command("EXAMINE INBOX");
                            at.command("CLOSE");
                        })
                        .then("MessageExpunge INBOX 1,3"),
                row("CLOSE")
                        .given(MessageRows::twoOfThreeDeleted)
                        .when(at -> at.command("CLOSE"))
                        .then("MessageExpunge INBOX 1,3"));
    }

    private static void twoOfThreeDeleted(Scene at) throws Exception {
        at.inboxWith(3);
        at.command("STORE 1,3 +FLAGS (\\Deleted)");
    }
}
