// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.FlagNames;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;

/**
 * As which events a subscription is told what happened, where the draft or its receiver leaves a choice. Immutable,
 * pure: the same event takes the same form, with the same ids, however often it is told.
 */
public record EventForm(Flags flags, Transfers transfers) {
    /** How {@code \Seen} and {@code \Deleted} are told (draft-ietf-lemonade-msgevent-03, section 4.2, FlagsSet). */
    public enum Flags {
        /** As MessageRead and MessageTrash. */
        SIMPLE,
        /** As FlagsSet, like all other flags. */
        FLAGS_SET
    }

    /** How COPY and MOVE are told. */
    public enum Transfers {
        /** As vnd.james.MessageCopy and vnd.james.MessageMove, with their source. */
        VENDOR,
        /** As MessageAppend at the target and, of a move, MessageExpunge at the source, for receivers of the draft. */
        PLAIN
    }

    /** What a subscription is told that says nothing else. */
    public static final EventForm STANDARD = new EventForm(Flags.SIMPLE, Transfers.VENDOR);

    /** The names that take the form of one of those wanted. */
    public Set<EventName> sources(Set<EventName> wanted) {
        Set<EventName> sources = new HashSet<>(wanted);
        if (flags == Flags.FLAGS_SET && wanted.contains(EventName.FLAGS_SET)) {
            sources.addAll(Set.of(EventName.MESSAGE_READ, EventName.MESSAGE_TRASH));
        }
        if (transfers == Transfers.PLAIN && wanted.contains(EventName.MESSAGE_APPEND)) {
            sources.addAll(Set.of(EventName.VND_MESSAGE_COPY, EventName.VND_MESSAGE_MOVE));
        }
        if (transfers == Transfers.PLAIN && wanted.contains(EventName.MESSAGE_EXPUNGE)) {
            sources.add(EventName.VND_MESSAGE_MOVE);
        }
        return Set.copyOf(sources);
    }

    /** The events that are told in the place of this one, in their order; mostly itself. */
    public List<MessageStoreEvent> of(MessageStoreEvent event) {
        if (flags == Flags.FLAGS_SET && event.name().equals(EventName.MESSAGE_READ)) {
            return List.of(flagsSet(event, "\\Seen"));
        }
        if (flags == Flags.FLAGS_SET && event.name().equals(EventName.MESSAGE_TRASH)) {
            return List.of(flagsSet(event, "\\Deleted"));
        }
        if (transfers == Transfers.PLAIN && event.name().equals(EventName.VND_MESSAGE_COPY)) {
            return List.of(appended(event));
        }
        if (transfers == Transfers.PLAIN && event.name().equals(EventName.VND_MESSAGE_MOVE)) {
            return expunged(event)
                    .map(gone -> List.of(appended(event), gone))
                    .orElseGet(() -> List.of(appended(event)));
        }
        return List.of(event);
    }

    private static MessageStoreEvent flagsSet(MessageStoreEvent event, String flag) {
        Parameters parameters = event.parameters().toBuilder()
                .put(Parameter.FLAG_NAMES, FlagNames.parse(flag))
                .build();
        return told(event, EventName.FLAGS_SET, event.key(), parameters);
    }

    private static MessageStoreEvent appended(MessageStoreEvent transfer) {
        return told(transfer, EventName.MESSAGE_APPEND, transfer.key(), transfer.parameters());
    }

    /** Empty where the source's own id is not known: without it nothing would be in order. */
    private static Optional<MessageStoreEvent> expunged(MessageStoreEvent move) {
        Parameters told = move.parameters();
        ImapUrl source = told.get(Parameter.OLD_MAILBOX_ID).orElseThrow();
        UidSet uids = told.get(Parameter.VND_OLD_UIDSET).orElseThrow();
        ImapUrl uri =
                uids.single().stream().mapToObj(source::withUid).findFirst().orElse(source);
        return told.get(Parameter.VND_OLD_MAILBOX_ID).map(id -> {
            Parameters parameters = told.only(EventForm::isOfNoMailbox).toBuilder()
                    .put(Parameter.URI, uri)
                    .put(Parameter.MAILBOX_ID, source)
                    .put(Parameter.UIDSET, uids)
                    .put(Parameter.VND_MAILBOX_ID, id)
                    .build();
            return told(move, EventName.MESSAGE_EXPUNGE, OrderingKey.ofMailbox(id), parameters);
        });
    }

    /** What a Login may carry says nothing of a mailbox or a message. */
    private static boolean isOfNoMailbox(Parameter<?> parameter) {
        return ParameterTable.row(EventName.LOGIN).allows(parameter)
                && !parameter.isOnRequest()
                && !parameter.equals(Parameter.URI);
    }

    private static MessageStoreEvent told(
            MessageStoreEvent event, EventName name, OrderingKey key, Parameters parameters) {
        EventId id = EventId.of(event.id().toString(), name);
        return new MessageStoreEvent(
                id, name, event.timestamp(), key, parameters.only(ParameterTable.row(name)::allows));
    }
}
