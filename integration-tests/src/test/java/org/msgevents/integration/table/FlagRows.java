// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.table.Row.row;

import java.util.stream.Stream;

/** Changes of flags, by IMAP. */
final class FlagRows {
    private FlagRows() {}

    static Stream<Row> all() {
        return Stream.of(
                row("STORE of \\Seen over a set, one of it seen already")
                        .given(at -> {
                            at.inboxWith(3);
                            at.command("STORE 2 +FLAGS (\\Seen)");
                        })
                        .when(at -> at.command("STORE 1:3 +FLAGS (\\Seen)"))
                        .then("MessageRead INBOX 1,3"),
                row("STORE of what is set already")
                        .given(at -> {
                            at.inboxWith(3);
                            at.command("STORE 1:3 +FLAGS (\\Seen)");
                        })
                        .when(at -> at.command("STORE 1:3 +FLAGS (\\Seen)"))
                        .thenNothing(),
                row("STORE that replaces some flags by others")
                        .given(at -> {
                            at.inboxWith(2);
                            at.command("STORE 2 FLAGS (\\Flagged Work)");
                        })
                        .when(at -> at.command("STORE 2 FLAGS (\\Deleted \\Answered Work)"))
                        .then(
                                "MessageTrash INBOX 2",
                                "FlagsSet INBOX 2 (\\Answered)",
                                "FlagsClear INBOX 2 (\\Flagged)"),
                row("STORE of different news over a set")
                        .given(at -> {
                            at.inboxWith(3);
                            at.command("STORE 2 FLAGS (\\Flagged)");
                        })
                        .when(at -> at.command("STORE 1:3 +FLAGS (\\Flagged Work)"))
                        .then("FlagsSet INBOX 1,3 (\\Flagged Work)", "FlagsSet INBOX 2 (Work)"),
                row("STORE -FLAGS")
                        .given(at -> {
                            at.inboxWith(1);
                            at.command("STORE 1 +FLAGS (\\Seen)");
                        })
                        .when(at -> at.command("STORE 1 -FLAGS (\\Seen \\Flagged)"))
                        .then("FlagsClear INBOX 1 (\\Seen)"),
                row("FETCH of an unseen body")
                        .given(at -> at.inboxWith(1))
                        .when(at -> at.command("FETCH 1 BODY[]"))
                        .then("MessageRead INBOX 1"),
                row("FETCH of a seen body")
                        .given(at -> {
                            at.inboxWith(1);
                            at.command("FETCH 1 BODY[]");
                        })
                        .when(at -> at.command("FETCH 1 BODY[]"))
                        .thenNothing(),
                row("SELECT that resets \\Recent")
                        .given(at -> at.append("INBOX", 2))
                        .when(at -> at.command("SELECT INBOX"))
                        .thenNothing());
    }
}
