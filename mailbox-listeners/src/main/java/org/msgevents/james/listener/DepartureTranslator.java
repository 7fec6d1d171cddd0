// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.List;

import org.apache.james.mailbox.events.MailboxEvents.Expunged;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.james.session.SessionRegistry;

import reactor.core.publisher.Mono;

/**
 * Messages that left a mailbox: expunged, moved or expired (draft-ietf-lemonade-msgevent-03, section 4.1).
 *
 * @param tasks asked of removals that nobody known caused
 */
record DepartureTranslator(SessionRegistry sessions, Transfers transfers, Removals removals, ServerTasks tasks) {
    Mono<List<MessageStoreEvent>> translate(Expunged told, MailboxScene scene) {
        return removals.of(told)
                .map(removed -> translate(new Departure(scene, removed)))
                .orElseGet(() -> Mono.just(List.of()));
    }

    private Mono<List<MessageStoreEvent>> translate(Departure departure) {
        long session = departure.sessionId();
        if (sessions.expiry(session).isPresent()) {
            return Mono.just(List.of(departure.expired(sessions.expiry(session).orElseThrow())));
        }
        boolean isNobodys =
                sessions.isUnknown(session) && departure.scene().client().isEmpty();
        return (isNobodys ? tasks.areExpiring() : Mono.just(false))
                .map(expiring ->
                        expiring ? List.of(departure.expired(ServerTasks.EXPIRY)) : transfers.departed(departure));
    }
}
