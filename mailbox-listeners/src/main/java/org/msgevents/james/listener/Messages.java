// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.james.mailbox.events.MailboxEvents.MetaDataHoldingEvent;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.model.MessageMetaData;
import org.msgevents.event.FlagNames;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.UidSet;

/**
 * Messages that came into a mailbox, or left it, together.
 *
 * @param messages at least one
 */
record Messages(List<MessageMetaData> messages) {
    Messages {
        messages = List.copyOf(messages);
    }

    static Messages of(MetaDataHoldingEvent told) {
        return new Messages(told.getUids().stream().map(told::getMetaData).toList());
    }

    UidSet uids() {
        return UidSet.of(
                messages.stream().map(message -> message.getUid().asLong()).toList());
    }

    /** Empty where James gives messages no ids, as with JPA. */
    Set<String> messageIds() {
        return messages.stream()
                .flatMap(message -> text(message.getMessageId()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty for the ids that James makes up where it keeps none, and that have no text. */
    static Optional<String> text(MessageId messageId) {
        return Optional.of(messageId).filter(MessageId::isSerializable).map(MessageId::serialize);
    }

    /**
     * Adds what the event may tell of the messages: flags that all have alike; size, MODSEQ and ids of a single one.
     */
    Parameters.Builder describe(Parameters.Builder parameters) {
        FlagNames flags = FlagsReader.of(messages.get(0));
        if (!flags.isEmpty() && messages.stream().map(FlagsReader::of).allMatch(flags::equals)) {
            parameters.put(Parameter.FLAG_NAMES, flags);
        }
        if (messages.size() == 1) {
            parameters.put(Parameter.MESSAGE_SIZE, messages.get(0).getSize());
            identify(parameters);
        }
        return parameters;
    }

    /** Adds MODSEQ and ids of a single message. */
    Parameters.Builder identify(Parameters.Builder parameters) {
        if (messages.size() == 1) {
            MessageMetaData message = messages.get(0);
            parameters.put(Parameter.MODSEQ, message.getModSeq().asLong());
            parameters.putIfPresent(Parameter.VND_MESSAGE_ID, text(message.getMessageId()));
            parameters.putIfPresent(
                    Parameter.VND_THREAD_ID, text(message.getThreadId().getBaseMessageId()));
        }
        return parameters;
    }
}
