// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.time.Duration;

import org.apache.james.mailbox.DefaultMailboxes;
import org.apache.james.mailbox.events.MailboxEvents.MailboxAdded;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.events.MailboxEvents.MailboxRenamed;
import org.apache.james.mailbox.model.MailboxPath;
import org.msgevents.james.listener.Hierarchy.Rename;
import org.msgevents.james.listener.TranslationSettings.ProvisionedMailboxes;
import org.msgevents.james.session.SessionRegistry;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;

/**
 * Knows the changes that another one implies and that get no event of their own (draft-ietf-lemonade-msgevent-03,
 * section 4.4): parents created on the
 * way, children renamed along, the new INBOX after INBOX was renamed; and, where it is set so, the mailboxes that James
 * gives every user.
 *
 * <p>James tells each of them, the implied ones first or last. Parents are told apart by the command, children by the
 * rename that came just before in
 * their session. INBOX's children that James renames along against RFC 3501 are not implied. Thread-safe; memory is
 * bounded.
 */
final class ImpliedChanges {
    private static final int SESSIONS = 10_000;
    private static final Duration OPERATION = Duration.ofMinutes(1);

    private final Hierarchy hierarchy;
    private final SessionRegistry sessions;
    private final Administration administration;
    private final ProvisionedMailboxes provisioned;
    private final Cache<Long, Rename> lastRenames = CacheBuilder.newBuilder()
            .maximumSize(SESSIONS)
            .expireAfterWrite(OPERATION)
            .build();

    ImpliedChanges(Administration administration, ProvisionedMailboxes provisioned) {
        this.hierarchy = administration.hierarchy();
        this.sessions = administration.sessions();
        this.administration = administration;
        this.provisioned = provisioned;
    }

    /** To be asked once for each created mailbox, in James' order. */
    boolean implies(MailboxAdded created, Operation operation) {
        String name = created.getMailboxPath().getName();
        boolean parentOfCommand = operation.is("CREATE")
                && operation
                        .argument("mailbox")
                        .filter(wanted -> hierarchy.isBelow(wanted, name))
                        .isPresent();
        boolean parentOfDelivery = sessions.creation(session(created))
                .filter(wanted -> hierarchy.isBelow(wanted, name))
                .isPresent();
        return parentOfCommand
                || parentOfDelivery
                || operation.is("RENAME")
                || isInboxAgain(created)
                || administration.implies(created)
                || isProvisioned(created, operation);
    }

    /** Not what somebody asks for by that name. */
    private boolean isProvisioned(MailboxAdded created, Operation operation) {
        MailboxPath path = created.getMailboxPath();
        return provisioned == ProvisionedMailboxes.SILENT
                && !operation.is("CREATE")
                && administration.behind(created).isEmpty()
                && DefaultMailboxes.DEFAULT_MAILBOXES.contains(path.getName())
                && sessions.isProvisioning(session(created), path.getUser().asString());
    }

    private boolean isInboxAgain(MailboxAdded created) {
        Rename last = lastRenames.getIfPresent(session(created));
        return last != null && last.from().isInbox() && last.from().equals(created.getMailboxPath());
    }

    /** To be asked once for each renamed mailbox, in James' order. */
    boolean implies(MailboxRenamed renamed) {
        Rename root = lastRenames.getIfPresent(session(renamed));
        if (root != null && hierarchy.follows(renamed.getMailboxPath(), renamed.getNewPath(), root)) {
            return !root.from().isInbox();
        }
        lastRenames.put(session(renamed), new Rename(renamed.getMailboxPath(), renamed.getNewPath()));
        return false;
    }

    private static long session(MailboxEvent event) {
        return event.getSessionId().getValue();
    }
}
