// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Optional;

import org.apache.james.mailbox.events.MailboxEvents.MailboxAdded;
import org.apache.james.mailbox.events.MailboxEvents.MailboxDeletion;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.msgevents.james.session.AdminRequest;
import org.msgevents.james.session.AdminRequest.Kind;
import org.msgevents.james.session.SessionRegistry;

/**
 * Finds the request to WebAdmin behind an event, which is of a mailbox session that nobody knows, by user and mailbox.
 * Thread-safe.
 */
record Administration(Hierarchy hierarchy, SessionRegistry sessions) {
    /** Of mailboxes that are created, parents on the way included, or deleted. */
    Optional<AdminRequest> behind(MailboxEvent told) {
        return sessions.isUnknown(told.getSessionId().getValue())
                ? sessions.adminRequests()
                        .filter(request -> request.user()
                                .equals(told.getMailboxPath().getUser().asString()))
                        .filter(request -> isOf(request, told))
                        .findFirst()
                : Optional.empty();
    }

    private boolean isOf(AdminRequest request, MailboxEvent told) {
        String name = told.getMailboxPath().getName();
        if (told instanceof MailboxAdded) {
            return request.kind() == Kind.CREATE
                    && request.mailbox()
                            .filter(wanted -> wanted.equals(name) || hierarchy.isBelow(wanted, name))
                            .isPresent();
        }
        return told instanceof MailboxDeletion
                && request.kind() == Kind.DELETE
                && request.mailbox()
                        .map(wanted -> wanted.equals(name) || hierarchy.isBelow(name, wanted))
                        .orElse(true);
    }

    /** Whether the mailbox is a parent of the one that was asked for. */
    boolean implies(MailboxAdded created) {
        return behind(created)
                .flatMap(AdminRequest::mailbox)
                .filter(wanted ->
                        hierarchy.isBelow(wanted, created.getMailboxPath().getName()))
                .isPresent();
    }
}
