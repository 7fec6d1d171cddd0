// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

import org.apache.james.mailbox.ModSeq;
import org.apache.james.mailbox.events.MailboxEvents.Added;
import org.apache.james.mailbox.events.MailboxEvents.FlagsUpdated;
import org.apache.james.mailbox.events.MailboxEvents.MailboxAdded;
import org.apache.james.mailbox.events.MailboxEvents.MailboxDeletion;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.model.UpdatedFlags;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.UidSet;
import org.msgevents.james.session.DeliveryOrigin;
import org.msgevents.james.session.SessionRegistry;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.MailboxNote.Begun;
import org.msgevents.outbox.MailboxNote.Gone;
import org.msgevents.outbox.MailboxNote.Told;

/**
 * What the outbox is to remember of a mailbox once its events are kept, so that messages which were stored and never
 * told can be found. Messages whose event waits for the end of a transfer are told with that.
 */
record MailboxNotes(SessionRegistry sessions) {
    private static final Set<EventName> ARRIVALS = Set.of(
            EventName.MESSAGE_NEW, EventName.MESSAGE_APPEND, EventName.VND_MESSAGE_COPY, EventName.VND_MESSAGE_MOVE);

    /**
     * Of what James told, and the events that it became.
     *
     * @param uidValidity of the mailbox that James told of; without it nothing is known of that
     */
    List<MailboxNote> of(MailboxEvent told, OptionalLong uidValidity, List<MessageStoreEvent> events) {
        List<MailboxNote> notes = new ArrayList<>(ofEvents(events));
        if (told instanceof Added added && !isSilent(added)) {
            uidValidity.ifPresent(validity -> notes.add(changed(told, validity, highest(added))));
        } else {
            notes.addAll(ofUnwanted(told, uidValidity));
        }
        return notes;
    }

    /** A delivery that the delivery mailet is not to tell. */
    private boolean isSilent(Added added) {
        return sessions.delivery(added.getSessionId().getValue())
                .filter(origin -> origin.telling() == DeliveryOrigin.Telling.SILENT)
                .isPresent();
    }

    /** Of what James told, if nothing of that is to become an event. */
    static List<MailboxNote> ofUnwanted(MailboxEvent told, OptionalLong uidValidity) {
        if (told instanceof MailboxDeletion) {
            return List.of(new Gone(told.getMailboxId().serialize()));
        }
        if (told instanceof MailboxAdded) {
            return List.of(new Begun(told.getMailboxId().serialize(), MailboxMark.NEW, 0, 0));
        }
        return uidValidity.stream()
                .mapToObj(validity -> ofUnwanted(told, validity))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<MailboxNote> ofUnwanted(MailboxEvent told, long uidValidity) {
        String mailboxId = told.getMailboxId().serialize();
        if (told instanceof Added added) {
            Optional<UidSet> uids = Optional.of(Messages.of(added).uids());
            return Optional.of(new Told(mailboxId, uidValidity, uids, highest(added)));
        }
        return told instanceof FlagsUpdated flags
                ? Optional.of(changed(told, uidValidity, highest(flags)))
                : Optional.empty();
    }

    /** Of events that tell of messages which came into a mailbox. */
    static List<MailboxNote> ofEvents(List<MessageStoreEvent> events) {
        return events.stream()
                .filter(event -> ARRIVALS.contains(event.name()))
                .flatMap(event -> arrived(event).stream())
                .toList();
    }

    private static Optional<MailboxNote> arrived(MessageStoreEvent event) {
        OptionalLong uidValidity = event.parameters()
                .get(Parameter.MAILBOX_ID)
                .map(ImapUrl::uidValidity)
                .orElse(OptionalLong.empty());
        Optional<String> mailboxId = event.parameters().get(Parameter.VND_MAILBOX_ID);
        return uidValidity.isEmpty()
                ? Optional.empty()
                : mailboxId.map(id ->
                        new Told(id, uidValidity.getAsLong(), event.parameters().get(Parameter.UIDSET), 0));
    }

    private static Told changed(MailboxEvent told, long uidValidity, long modSeq) {
        return new Told(told.getMailboxId().serialize(), uidValidity, Optional.empty(), modSeq);
    }

    private static long highest(Added added) {
        return highest(Messages.of(added).messages().stream()
                .map(MessageMetaData::getModSeq)
                .mapToLong(ModSeq::asLong));
    }

    private static long highest(FlagsUpdated flags) {
        return highest(
                flags.getUpdatedFlags().stream().map(UpdatedFlags::getModSeq).mapToLong(ModSeq::asLong));
    }

    private static long highest(LongStream modSeqs) {
        return modSeqs.max().orElse(0);
    }
}
