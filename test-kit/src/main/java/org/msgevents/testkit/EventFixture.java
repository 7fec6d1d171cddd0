// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;
import org.msgevents.outbox.OutboxEntry;

/** Events and outbox entries to test with. */
public final class EventFixture {
    public static final String ALICE = "alice@example.com";
    public static final String BOB = "bob@example.com";
    public static final String SERVER = "imap.example.com";
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final long UID_VALIDITY = 1_700_000_001L;

    /** Alice's. */
    public static final ImapUrl INBOX =
            ImapUrl.ofMailbox(SERVER, ALICE, "INBOX").withUidValidity(UID_VALIDITY);

    public static final String INBOX_ID = "1f0c6c3e-4c7c-4d0a-8d6e-0d3bb2f0a111";
    public static final OrderingKey INBOX_KEY = OrderingKey.ofMailbox(INBOX_ID);
    public static final OrderingKey ARCHIVE_KEY = OrderingKey.ofMailbox("2a9d3f10-0f3b-4b52-9a51-6a1f4c1cb222");

    /** Names of subscriptions. */
    public static final String CRM = "crm";

    public static final String ARCHIVER = "archiver";

    private EventFixture() {}

    /** A message with that UID, delivered to {@link #INBOX} at {@link #NOON}. */
    public static MessageStoreEvent messageNew(long uid) {
        UidSet uids = UidSet.of(List.of(uid));
        return new MessageStoreEvent(
                EventId.ofAddedMessages(INBOX_ID, UID_VALIDITY, uids),
                EventName.MESSAGE_NEW,
                NOON,
                INBOX_KEY,
                Parameters.builder()
                        .put(Parameter.URI, INBOX.withUid(uid))
                        .put(Parameter.MAILBOX_ID, INBOX)
                        .put(Parameter.UIDSET, uids)
                        .put(Parameter.MESSAGE_SIZE, 1_234L)
                        .put(Parameter.USER, ALICE)
                        .put(Parameter.SERVER_FQDN, SERVER)
                        .put(Parameter.VND_MAILBOX_ID, INBOX_ID)
                        .build());
    }

    /** Alice created {@link #INBOX} at {@link #NOON}. */
    public static MessageStoreEvent mailboxCreate() {
        return new MessageStoreEvent(
                EventId.of("mailbox-create", EventName.MAILBOX_CREATE, INBOX_ID),
                EventName.MAILBOX_CREATE,
                NOON,
                INBOX_KEY,
                Parameters.builder()
                        .put(Parameter.URI, INBOX)
                        .put(Parameter.MAILBOX_ID, INBOX)
                        .put(Parameter.USER, ALICE)
                        .put(Parameter.SERVER_FQDN, SERVER)
                        .build());
    }

    /** An entry whose id and body are made of {@code label}: two of one label are the same event. */
    public static OutboxEntry entry(String label, OrderingKey key, String... subscriptions) {
        return new OutboxEntry(idOf(label), key, bodyOf(label), Set.of(subscriptions));
    }

    /** The id of {@link #entry}. */
    public static EventId idOf(String label) {
        return new EventId(UUID.nameUUIDFromBytes(label.getBytes(StandardCharsets.UTF_8)));
    }

    /** The body of {@link #entry}; an outbox does not look into it. */
    public static String bodyOf(String label) {
        return "body of " + label;
    }
}
