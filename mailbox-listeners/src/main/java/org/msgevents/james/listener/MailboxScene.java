// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MailboxPath;
import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.ServerIdentity;

/**
 * Where and when something happened, and what the events told of it have in common.
 *
 * @param told what James said, with the mailbox's id and name, the session and the user
 * @param client who is behind it, as far as it is known
 * @param uidValidity of the mailbox, absent where it is not part of the event or could not be found
 */
record MailboxScene(
        ServerIdentity server,
        Instant now,
        Operation operation,
        MailboxEvent told,
        Optional<ClientSession> client,
        OptionalLong uidValidity) {
    MailboxScene withUidValidity(OptionalLong found) {
        return new MailboxScene(server, now, operation, told, client, found);
    }

    MailboxId mailboxId() {
        return told.getMailboxId();
    }

    String mailboxIdText() {
        return told.getMailboxId().serialize();
    }

    /** The mailbox's URL, with UIDVALIDITY where it is known. */
    ImapUrl url() {
        return uidValidity.stream()
                .mapToObj(url(told.getMailboxPath())::withUidValidity)
                .findFirst()
                .orElseGet(() -> url(told.getMailboxPath()));
    }

    /** The URL of another mailbox, or of another name of this one, without UIDVALIDITY. */
    ImapUrl url(MailboxPath path) {
        return ImapUrl.ofMailbox(server.serverFQDN(), path.getUser().asString(), path.getName());
    }

    /** The parameters of an event of this mailbox. */
    Parameters.Builder mailboxParameters() {
        Parameters.Builder parameters = server.parameters().toBuilder()
                .put(Parameter.URI, url())
                .put(Parameter.MAILBOX_ID, url())
                .put(Parameter.USER, told.getUsername().asString())
                .put(Parameter.VND_MAILBOX_ID, mailboxIdText());
        client.ifPresent(known -> known.peer()
                .describe(parameters)
                .put(Parameter.SERVICE, known.service())
                .putIfPresent(Parameter.ADMIN, known.admin()));
        return parameters;
    }

    /** The parameters of an event of some of its messages; of a single one, {@code uri} names it. */
    Parameters.Builder messageParameters(UidSet uids) {
        ImapUrl uri =
                uids.single().stream().mapToObj(url()::withUid).findFirst().orElseGet(this::url);
        return mailboxParameters().put(Parameter.URI, uri).put(Parameter.UIDSET, uids);
    }

    /** An event of this mailbox; {@code detail} tells it apart from others of its name that James told at once. */
    MessageStoreEvent event(EventName name, Parameters.Builder parameters, String detail) {
        EventId id = EventId.of(told.getEventId().getId().toString(), name, mailboxIdText(), detail);
        return event(id, name, parameters);
    }

    MessageStoreEvent event(EventId id, EventName name, Parameters.Builder parameters) {
        return new MessageStoreEvent(id, name, now, orderingKey(), parameters.build());
    }

    OrderingKey orderingKey() {
        return OrderingKey.ofMailbox(mailboxIdText());
    }

    /**
     * The id of messages added to this mailbox: from the mailbox alone where UIDVALIDITY is known, so that all tell it
     * alike.
     */
    EventId addedId(UidSet uids, EventName name) {
        return uidValidity.stream()
                .mapToObj(validity -> EventId.ofAddedMessages(mailboxIdText(), validity, uids))
                .findFirst()
                .orElseGet(
                        () -> EventId.of(told.getEventId().getId().toString(), name, mailboxIdText(), uids.toString()));
    }

    Optional<String> argument(String name) {
        return operation.argument(name);
    }
}
