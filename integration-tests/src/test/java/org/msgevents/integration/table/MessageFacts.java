// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.io.IOException;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.receiver.MailboxUrl;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;

/** Holds what events say of messages against what IMAP says of them afterwards. */
record MessageFacts(EmbeddedJames james) {
    private static final Set<String> ADDED =
            Set.of("MessageNew", "MessageAppend", "vnd.james.MessageCopy", "vnd.james.MessageMove");

    private static final Set<String> GONE = Set.of("MessageExpunge", "MessageExpire");
    private static final String EMPTY = "* 0 EXISTS";

    /** Asks again where it must: a loaded James 3.8.1 now and then answers a FETCH by its last line alone. */
    void check(ReceivedEvent event) {
        if (event.data().has("uidset")) {
            await().untilAsserted(() -> compare(event));
        }
    }

    private void compare(ReceivedEvent event) throws IOException {
        MailboxUrl mailbox = event.mailbox();
        try (ImapClient imap = ImapClient.login(james.ports().imap(), mailbox.owner(), EmbeddedJames.PASSWORD)) {
            String selected = imap.examine(mailbox.mailbox());
            checkUidValidity(event, selected);
            checkMessages(event, selected.contains(EMPTY) ? "" : fetch(event, imap));
        }
    }

    /** James refuses it in an empty mailbox. */
    private static String fetch(ReceivedEvent event, ImapClient imap) throws IOException {
        return imap.command("UID FETCH " + event.parameter("uidset").orElseThrow() + " (UID BODY.PEEK[])");
    }

    private static void checkUidValidity(ReceivedEvent event, String selected) {
        long uidValidity = event.mailbox().uidValidity().orElseThrow();
        MailboxUrl uri = MailboxUrl.parse(event.parameter("uri").orElseThrow());

        assertThat(selected).contains("[UIDVALIDITY " + uidValidity + "]");
        assertThat(uri.uidValidity()).hasValue(uidValidity);
        assertThat(uri.uid().isPresent()).isEqualTo(!isOfSeveral(event));
    }

    private static void checkMessages(ReceivedEvent event, String fetched) {
        boolean isGone = GONE.contains(event.name());
        for (long uid : uids(event).toArray()) {
            String message = "(UID " + uid + " BODY[] {";

            assertThat(fetched.contains(message)).as(fetched).isNotEqualTo(isGone);
            if (ADDED.contains(event.name()) && !isOfSeveral(event)) {
                assertThat(fetched)
                        .contains(message + event.parameter("messageSize").orElseThrow() + "}");
            }
        }
    }

    static LongStream uids(ReceivedEvent event) {
        String set = event.parameter("uidset").orElseThrow();
        return Stream.of(set.split(",", -1))
                .map(range -> range.split(":", -1))
                .flatMapToLong(range ->
                        LongStream.rangeClosed(Long.parseLong(range[0]), Long.parseLong(range[range.length - 1])));
    }

    private static boolean isOfSeveral(ReceivedEvent event) {
        return uids(event).count() > 1;
    }
}
