// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.table.Row.row;

import java.util.stream.Stream;

/** Rights on mailboxes (RFC 4314), by IMAP. */
final class RightsRows {
    private static final String CHANGE = "vnd.james.AclChange shared for bob";

    private RightsRows() {}

    static Stream<Row> all() {
        return Stream.of(
                row("SETACL that gives a user the lookup right")
                        .given(at -> at.command("CREATE shared"))
                        .when(at -> at.command("SETACL shared " + at.bob() + " lr"))
                        .then("MailboxCreate shared for bob", CHANGE),
                row("SETACL that gives a user other rights")
                        .given(at -> share(at, "lr"))
                        .when(at -> at.command("SETACL shared " + at.bob() + " lrs"))
                        .then(CHANGE),
                row("SETACL that takes a user the lookup right")
                        .given(at -> share(at, "lr"))
                        .when(at -> at.command("SETACL shared " + at.bob() + " -l"))
                        .then("MailboxDelete shared for bob", CHANGE),
                row("DELETEACL")
                        .given(at -> share(at, "lr"))
                        .when(at -> at.command("DELETEACL shared " + at.bob()))
                        .then("MailboxDelete shared for bob", CHANGE));
    }

    private static void share(Scene at, String rights) throws Exception {
        at.command("CREATE shared");
        at.command("SETACL shared " + at.bob() + " " + rights);
    }
}
