// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.pop3;

import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.pop3server.core.PassCmdHandler;
import org.apache.james.pop3server.mailbox.MailboxAdapterFactory;
import org.apache.james.protocols.pop3.POP3Session;
import org.apache.james.protocols.pop3.mailbox.Mailbox;
import org.jspecify.annotations.Nullable;
import org.msgevents.james.session.SessionRegistry;

import com.google.inject.Inject;
import com.google.inject.name.Named;

/**
 * James' own PASS that remembers which client is behind the mailbox session: a handler for {@code pop3server.xml}, in
 * front of James' own.
 */
public final class PassWithEvents extends PassCmdHandler {
    /** James opens the mailbox in the thread that authenticates. */
    private static final ThreadLocal<POP3Session> AUTHENTICATING = new ThreadLocal<>();

    private final SessionRegistry sessions;

    @Inject
    public PassWithEvents(
            @Named("mailboxmanager") MailboxManager mailboxes,
            MailboxAdapterFactory adapters,
            MetricFactory metrics,
            SessionRegistry sessions) {
        super(
                mailboxes,
                (mailbox, session) -> {
                    Pop3Access.attach(
                            AUTHENTICATING.get(), session.getSessionId().getValue(), sessions);
                    return adapters.create(mailbox, session);
                },
                metrics);
        this.sessions = sessions;
    }

    @Override
    protected @Nullable Mailbox auth(POP3Session session, Username username, String password) throws Exception {
        AUTHENTICATING.set(session);
        sessions.provisioning(username.asString());
        try {
            return super.auth(session, username, password);
        } finally {
            AUTHENTICATING.remove();
        }
    }
}
