// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import java.util.Optional;

import org.apache.james.core.Username;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.model.MailboxConstants;
import org.apache.james.mailbox.model.MailboxPath;
import org.msgevents.james.quota.QuotaRefusals;
import org.msgevents.james.quota.StoringOperation;
import org.msgevents.james.session.SessionRegistry;

import com.google.inject.Inject;

import reactor.core.publisher.Mono;

/** Commands that store messages, and may be refused for quota. Thread-safe. */
public final class ImapStoring {
    private final QuotaRefusals refusals;
    private final SessionRegistry sessions;

    @Inject
    public ImapStoring(QuotaRefusals refusals, SessionRegistry sessions) {
        this.refusals = refusals;
        this.sessions = sessions;
    }

    /** The command, with its refusal told. */
    Mono<Void> watch(Mono<Void> command, ImapSession imap, String mailboxName) {
        return Optional.ofNullable(imap.getMailboxSession())
                .map(session -> refusals.watch(command, operation(session, mailboxName)))
                .orElse(command);
    }

    private StoringOperation operation(MailboxSession session, String mailboxName) {
        return StoringOperation.byClient(
                sessions.client(session.getSessionId().getValue()), path(session.getUser(), mailboxName));
    }

    /** Unknown for the names of other namespaces, which James' versions read differently. */
    private static Optional<MailboxPath> path(Username user, String mailboxName) {
        if (mailboxName.isEmpty() || mailboxName.charAt(0) == MailboxConstants.NAMESPACE_PREFIX_CHAR) {
            return Optional.empty();
        }
        return Optional.of(
                mailboxName.equalsIgnoreCase(MailboxConstants.INBOX)
                        ? MailboxPath.inbox(user)
                        : MailboxPath.forUser(user, mailboxName));
    }
}
