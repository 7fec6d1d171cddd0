// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.table.Row.row;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.msgevents.integration.client.JmapClient;

/** Rights on mailboxes, by IMAP (RFC 4314) and by JMAP; WebAdmin of James 3.8 has no route for them. */
final class RightsRows {
    private static final String CHANGE = "vnd.james.AclChange shared for bob";

    private RightsRows() {}

    static Stream<Row> all() {
        return Stream.concat(imap(), jmap());
    }

    private static Stream<Row> imap() {
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

    private static Stream<Row> jmap() {
        return Stream.of(
                row("JMAP Mailbox/set sharedWith that gives a user the lookup right")
                        .given(at -> at.command("CREATE shared"))
                        .when(at -> sharedWith(at, List.of("l", "r")))
                        .then("MailboxCreate shared for bob by http", CHANGE + " by http"),
                row("JMAP Mailbox/set sharedWith that gives a user other rights")
                        .given(at -> share(at, "lr"))
                        .when(at -> sharedWith(at, List.of("l", "r", "s")))
                        .then(CHANGE + " by http"),
                row("JMAP Mailbox/set sharedWith that takes a user the lookup right")
                        .given(at -> share(at, "lr"))
                        .when(at -> sharedWith(at, List.of("r")))
                        .then("MailboxDelete shared for bob by http", CHANGE + " by http"),
                row("JMAP Mailbox/set sharedWith nobody")
                        .given(at -> share(at, "lr"))
                        .when(at -> update(at, Map.of("sharedWith", Map.of())))
                        .then("MailboxDelete shared for bob by http", CHANGE + " by http"));
    }

    private static void sharedWith(Scene at, List<String> rights) throws Exception {
        update(at, Map.of("sharedWith/" + at.bob(), rights));
    }

    private static void update(Scene at, Map<String, ?> patch) throws Exception {
        JmapClient jmap = at.jmap();
        jmap.update("Mailbox", jmap.mailbox("shared"), patch);
    }

    private static void share(Scene at, String rights) throws Exception {
        at.command("CREATE shared");
        at.command("SETACL shared " + at.bob() + " " + rights);
    }
}
