// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.List;
import java.util.Optional;

import org.apache.james.core.Username;
import org.apache.james.mailbox.events.MailboxEvents.Added;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.mailbox.model.MessageMetaData;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.james.listener.Arrival.Source;
import org.msgevents.james.session.DeliveryOrigin;
import org.msgevents.james.session.SessionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

/**
 * Messages that came into a mailbox: delivered, appended, copied or moved (draft-ietf-lemonade-msgevent-03, section
 * 4.1).
 */
final class ArrivalTranslator {
    private static final Logger LOGGER = LoggerFactory.getLogger(ArrivalTranslator.class);
    private static final String SELECTED = "selectedMailbox";

    private final SessionRegistry sessions;
    private final Transfers transfers;
    private final MailboxLookup mailboxes;
    private final MessageWhereabouts whereabouts;
    private final MailboxId.Factory mailboxIds;

    ArrivalTranslator(
            SessionRegistry sessions,
            Transfers transfers,
            MailboxLookup mailboxes,
            MessageWhereabouts whereabouts,
            MailboxId.Factory mailboxIds) {
        this.sessions = sessions;
        this.transfers = transfers;
        this.mailboxes = mailboxes;
        this.whereabouts = whereabouts;
        this.mailboxIds = mailboxIds;
    }

    Mono<List<MessageStoreEvent>> translate(Added told, MailboxScene scene) {
        Arrival arrival = new Arrival(scene, Messages.of(told));
        return switch (cause(told, scene)) {
            case DELIVERED -> Mono.just(delivered(arrival));
            case APPENDED -> Mono.just(List.of(arrival.appended()));
            case COPIED -> withSource(arrival).map(copied -> List.of(copied.copied()));
            case MOVED -> withSource(arrival).map(this::untilItEnds);
            case UNKNOWN -> elsewhere(arrival).map(this::untilItEnds).defaultIfEmpty(List.of(arrival.appended()));
        };
    }

    /** James 3.9 files a delivery into further folders by copying it: that is a delivery too. */
    private Cause cause(Added told, MailboxScene scene) {
        return sessions.delivery(told.getSessionId().getValue()).isPresent()
                ? Cause.DELIVERED
                : Cause.of(told, scene.operation());
    }

    private List<MessageStoreEvent> delivered(Arrival arrival) {
        Optional<DeliveryOrigin> origin = sessions.delivery(arrival.sessionId());
        if (origin.isEmpty()) {
            return List.of(arrival.delivered());
        }
        return origin.filter(known -> known.telling() == DeliveryOrigin.Telling.TOLD)
                .map(known -> List.of(arrival.delivered(known)))
                .orElse(List.of());
    }

    private List<MessageStoreEvent> untilItEnds(Arrival arrival) {
        transfers.arrived(arrival);
        return List.of();
    }

    /** The source is the mailbox that the command's session has selected, else wherever else the messages are. */
    private Mono<Arrival> withSource(Arrival arrival) {
        return arrival.scene()
                .operation()
                .argument(SELECTED)
                .map(selected -> from(mailboxIds.fromString(selected), arrival))
                .orElseGet(() -> elsewhere(arrival))
                .defaultIfEmpty(arrival);
    }

    private Mono<Arrival> elsewhere(Arrival arrival) {
        List<MessageId> messageIds = arrival.added().messages().stream()
                .map(MessageMetaData::getMessageId)
                .filter(MessageId::isSerializable)
                .toList();
        if (messageIds.isEmpty()) {
            return Mono.empty();
        }
        Username user = arrival.scene().told().getUsername();
        return whereabouts
                .elsewhere(messageIds, arrival.scene().mailboxId(), user)
                .flatMap(mailbox -> from(mailbox, arrival))
                .onErrorResume(failure -> unknown(arrival, failure));
    }

    private Mono<Arrival> from(MailboxId source, Arrival arrival) {
        return mailboxes
                .mailbox(source, arrival.scene().told().getUsername())
                .map(mailbox -> arrival.from(source(mailbox, arrival.scene())))
                .onErrorResume(failure -> unknown(arrival, failure));
    }

    private static Source source(Mailbox mailbox, MailboxScene scene) {
        return new Source(
                mailbox.getMailboxId().serialize(),
                scene.url(mailbox.generateAssociatedPath())
                        .withUidValidity(mailbox.getUidValidity().asLong()));
    }

    private static Mono<Arrival> unknown(Arrival arrival, Throwable failure) {
        LOGGER.warn(
                "source of messages added to mailbox {} not found",
                arrival.scene().mailboxIdText(),
                failure);
        return Mono.empty();
    }
}
