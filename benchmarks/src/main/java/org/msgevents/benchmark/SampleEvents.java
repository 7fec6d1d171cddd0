// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;
import org.msgevents.event.json.EventFormat;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;

/** Deliveries as James tells them. */
public final class SampleEvents {
    public static final String SUBSCRIPTION = "crm";

    private static final int AT_A_TIME = 500;
    private static final String SERVER = "imap.example.com";
    private static final String MAILBOX = "INBOX";
    private static final long UID_VALIDITY = 1_700_000_001L;
    private static final long OCTETS = 10_240L;
    private static final EventFormat FORMAT = new EventFormat();

    private SampleEvents() {}

    /** A message with that UID in the inbox of the user of that number. */
    public static MessageStoreEvent delivery(int user, long uid) {
        String name = "user" + user + "@example.com";
        String mailboxId = mailboxId(user);
        ImapUrl inbox = ImapUrl.ofMailbox(SERVER, name, MAILBOX).withUidValidity(UID_VALIDITY);
        UidSet uids = UidSet.of(List.of(uid));
        return new MessageStoreEvent(
                EventId.ofAddedMessages(mailboxId, UID_VALIDITY, uids),
                EventName.MESSAGE_NEW,
                Instant.now(),
                OrderingKey.ofMailbox(mailboxId),
                Parameters.builder()
                        .put(Parameter.URI, inbox.withUid(uid))
                        .put(Parameter.MAILBOX_ID, inbox)
                        .put(Parameter.UIDSET, uids)
                        .put(Parameter.MESSAGE_SIZE, OCTETS)
                        .put(Parameter.USER, name)
                        .put(Parameter.SERVER_FQDN, SERVER)
                        .put(Parameter.VND_MAILBOX_ID, mailboxId)
                        .build());
    }

    /**
     * Appends deliveries to the inboxes of as many users in turn.
     *
     * @param octets of each event, at least: what is missing is blanks behind it
     */
    public static void append(Outbox outbox, int events, int mailboxes, int octets) {
        for (int from = 0; from < events; from += AT_A_TIME) {
            List<OutboxEntry> entries = IntStream.range(from, Math.min(events, from + AT_A_TIME))
                    .mapToObj(i -> entry(i % mailboxes, 1 + i / mailboxes, octets))
                    .toList();
            outbox.append(entries).toCompletableFuture().join();
        }
    }

    private static OutboxEntry entry(int user, long uid, int octets) {
        OutboxEntry entry = entry(user, uid);
        String padding = " ".repeat(Math.max(0, octets - entry.body().length()));
        return new OutboxEntry(entry.id(), entry.key(), entry.body() + padding, entry.subscriptions());
    }

    /** What is known of its mailbox once it is told. */
    public static MailboxNote note(int user, long uid) {
        return new MailboxNote.Told(mailboxId(user), UID_VALIDITY, Optional.of(UidSet.of(uid)), uid);
    }

    private static String mailboxId(int user) {
        return "1f0c6c3e-4c7c-4d0a-8d6e-" + String.format("%012d", user);
    }

    /** The same, as an outbox keeps it. */
    public static OutboxEntry entry(int user, long uid) {
        MessageStoreEvent event = delivery(user, uid);
        return new OutboxEntry(event.id(), event.key(), FORMAT.write(event), Set.of(SUBSCRIPTION));
    }
}
