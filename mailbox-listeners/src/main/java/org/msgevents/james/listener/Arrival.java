// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Optional;

import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.james.session.DeliveryOrigin;

/** Messages that came into a mailbox, and the ways to tell it (draft-ietf-lemonade-msgevent-03, section 4.1). */
record Arrival(MailboxScene scene, Messages added, Optional<Source> source) {
    /** A mailbox that messages were copied from. */
    record Source(String mailboxId, ImapUrl url) {}

    /** One whose source is not known, or that has none. */
    Arrival(MailboxScene scene, Messages added) {
        this(scene, added, Optional.empty());
    }

    Arrival from(Source found) {
        return new Arrival(scene, added, Optional.of(found));
    }

    long sessionId() {
        return scene.told().getSessionId().getValue();
    }

    MessageStoreEvent appended() {
        return event(EventName.MESSAGE_APPEND, parameters());
    }

    MessageStoreEvent delivered() {
        return event(EventName.MESSAGE_NEW, parameters());
    }

    /** Delivered by the delivery mailet, which knows the envelope. */
    MessageStoreEvent delivered(DeliveryOrigin origin) {
        Parameters.Builder parameters = parameters()
                .putIfPresent(Parameter.ENVELOPE, origin.envelope())
                .putIfPresent(Parameter.SERVICE, origin.service());
        if (!origin.tags().isEmpty()) {
            parameters.put(Parameter.TAGS, String.join(",", origin.tags()));
        }
        return event(EventName.MESSAGE_NEW, parameters);
    }

    /** Copied from the source; where that is not known, all that can be told is that they were appended. */
    MessageStoreEvent copied() {
        return source.map(known -> event(
                        EventName.VND_MESSAGE_COPY,
                        parameters()
                                .put(Parameter.OLD_MAILBOX_ID, known.url())
                                .put(Parameter.VND_OLD_MAILBOX_ID, known.mailboxId())))
                .orElseGet(this::appended);
    }

    MessageStoreEvent moved(Departure departure) {
        Parameters.Builder parameters = parameters()
                .put(Parameter.OLD_MAILBOX_ID, departure.scene().url())
                .put(Parameter.VND_OLD_MAILBOX_ID, departure.scene().mailboxIdText())
                .put(Parameter.VND_OLD_UIDSET, departure.removed().uids());
        return event(EventName.VND_MESSAGE_MOVE, parameters);
    }

    private MessageStoreEvent event(EventName name, Parameters.Builder parameters) {
        return scene.event(scene.addedId(added.uids(), name), name, parameters);
    }

    private Parameters.Builder parameters() {
        return added.describe(scene.messageParameters(added.uids()));
    }
}
