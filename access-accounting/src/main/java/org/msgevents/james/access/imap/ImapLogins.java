// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.imap;

import java.util.Optional;

import org.apache.james.core.Username;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.mailbox.MailboxSession;
import org.msgevents.james.access.AccessAccounting;
import org.msgevents.james.access.Disconnect;
import org.msgevents.james.access.Login;
import org.msgevents.james.access.OpenAccess;
import org.msgevents.james.access.RefusedLogin;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.SessionRegistry;

import com.google.inject.Inject;

/** What becomes of IMAP logins. Thread-safe. */
public final class ImapLogins {
    private static final String SERVICE = "imap";
    private static final String ACCESS = "org.msgevents.access";

    private final AccessAccounting accounting;
    private final SessionRegistry sessions;

    @Inject
    public ImapLogins(AccessAccounting accounting, SessionRegistry sessions) {
        this.accounting = accounting;
        this.sessions = sessions;
    }

    /** Before the first event of the mailbox session, which may be that a folder is provisioned. */
    void succeeded(ImapSession imap, MailboxSession mailboxes, String mechanism) {
        ImapConnection connection = ImapConnection.of(imap);
        String user = mailboxes.getUser().asString();
        Optional<String> admin =
                mailboxes.getLoggedInUser().map(Username::asString).filter(name -> !name.equals(user));
        ClientSession client = new ClientSession(SERVICE, admin, connection.peer());
        OpenAccess access = accounting.begin(new Login(user, client, mechanism, connection.securityLayer()));
        imap.setAttribute(ACCESS, access);
        long id = mailboxes.getSessionId().getValue();
        boolean isWatched = connection.whenClosed(kind -> {
            access.end(kind);
            sessions.end(id);
        });
        if (isWatched) {
            sessions.connected(id, client);
        }
        sessions.provisioning(id);
    }

    /** James has done what it does for one who logs in. */
    void welcomed(MailboxSession mailboxes) {
        sessions.provisioned(mailboxes.getSessionId().getValue());
    }

    void refused(ImapSession imap, Optional<String> user, String mechanism) {
        ClientSession client = new ClientSession(
                SERVICE, Optional.empty(), ImapConnection.of(imap).peer());
        accounting.refused(new RefusedLogin(user, client, mechanism));
    }

    /** The client said goodbye. */
    void loggedOut(ImapSession imap) {
        if (imap.getAttribute(ACCESS) instanceof OpenAccess access) {
            access.end(Disconnect.GRACEFUL);
        }
    }
}
