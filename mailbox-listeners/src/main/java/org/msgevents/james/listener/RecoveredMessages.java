// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.time.Instant;
import java.util.List;

import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MessageResult;
import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.publisher.Happening;
import org.msgevents.publisher.ParameterLookup;

/**
 * Tells of messages that were found in a mailbox and never told: as MessageAppend, since who stored them is not known,
 * and with {@code vnd.james.recovered}. Flags, size and ids are those of now. Thread-safe.
 */
final class RecoveredMessages {
    private final ServerIdentity server;
    private final MailboxLookup mailboxes;
    private final JamesServices james;
    private final NotificationMessages notifications;

    RecoveredMessages(ServerIdentity server, JamesServices james) {
        this.server = server;
        this.mailboxes = new MailboxLookup(james.mailboxes());
        this.james = james;
        this.notifications = new NotificationMessages(mailboxes);
    }

    /** Found at that time; it came when it was saved, or at its INTERNALDATE, but not later. */
    Happening of(Mailbox mailbox, MessageResult message, Instant found) {
        MailboxAddress address = MailboxAddress.of(mailbox);
        String mailboxId = address.id().serialize();
        UidSet uids = UidSet.of(message.getUid().asLong());
        long uidValidity = mailbox.getUidValidity().asLong();
        Instant saved = message.getSaveDate().orElse(message.getInternalDate()).toInstant();
        MessageStoreEvent event = new MessageStoreEvent(
                EventId.ofAddedMessages(mailboxId, uidValidity, uids),
                EventName.MESSAGE_APPEND,
                saved.isBefore(found) ? saved : found,
                OrderingKey.ofMailbox(mailboxId),
                parameters(address, uidValidity, message)
                        .put(Parameter.UIDSET, uids)
                        .put(Parameter.VND_RECOVERED, found.toString())
                        .build());
        return new Happening(event, lookups(address, message), notifications.echo(address, message.getUid()));
    }

    private Parameters.Builder parameters(MailboxAddress address, long uidValidity, MessageResult message) {
        String owner = address.owner().asString();
        ImapUrl url = ImapUrl.ofMailbox(
                        server.serverFQDN(), owner, address.path().getName())
                .withUidValidity(uidValidity);
        return new Messages(List.of(message.messageMetaData()))
                .describe(server.parameters().toBuilder()
                        .put(Parameter.URI, url.withUid(message.getUid().asLong()))
                        .put(Parameter.MAILBOX_ID, url)
                        .put(Parameter.USER, owner)
                        .put(Parameter.VND_MAILBOX_ID, address.id().serialize()));
    }

    private List<ParameterLookup> lookups(MailboxAddress address, MessageResult message) {
        return List.of(
                new CountersLookup(mailboxes, address),
                new QuotaParameters(james.quotas(), address.path()),
                new ContentParameters(mailboxes, address, message.getUid()),
                new StructureParameters(mailboxes, address, message.getUid()),
                new HeaderParameters(mailboxes, address, message.getUid()));
    }
}
