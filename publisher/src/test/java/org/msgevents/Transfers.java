// SPDX-License-Identifier: Apache-2.0
package org.msgevents;

import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;

/** Messages copied or moved from INBOX to Archive, to test with. */
public final class Transfers {
    public static final ImapUrl INBOX = mailbox("INBOX", 5);
    public static final ImapUrl ARCHIVE = mailbox("Archive", 7);

    private Transfers() {}

    private static ImapUrl mailbox(String name, long uidValidity) {
        return ImapUrl.ofMailbox("imap.example.com", "alice@example.com", name).withUidValidity(uidValidity);
    }

    public static MessageStoreEvent copied(String uids) {
        return event(EventName.VND_MESSAGE_COPY, target(uids).build());
    }

    public static MessageStoreEvent moved(String uids, String oldUids) {
        return event(
                EventName.VND_MESSAGE_MOVE,
                target(uids)
                        .put(Parameter.VND_OLD_UIDSET, UidSet.parse(oldUids))
                        .build());
    }

    private static Parameters.Builder target(String text) {
        UidSet uids = UidSet.parse(text);
        return Parameters.builder()
                .put(
                        Parameter.URI,
                        uids.single().stream()
                                .mapToObj(ARCHIVE::withUid)
                                .findFirst()
                                .orElse(ARCHIVE))
                .put(Parameter.MAILBOX_ID, ARCHIVE)
                .put(Parameter.UIDSET, uids)
                .put(Parameter.OLD_MAILBOX_ID, INBOX)
                .put(Parameter.VND_MAILBOX_ID, "archive-id")
                .put(Parameter.VND_OLD_MAILBOX_ID, "inbox-id")
                .put(Parameter.SERVICE, "imap")
                .put(Parameter.USER, "alice@example.com");
    }

    private static MessageStoreEvent event(EventName name, Parameters parameters) {
        return new MessageStoreEvent(
                EventId.of("transfer", name), name, Events.NOON, OrderingKey.ofMailbox("archive-id"), parameters);
    }
}
