// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.pop3;

import java.util.Optional;

import org.apache.james.core.Username;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.DisconnectHandler;
import org.apache.james.protocols.api.handler.ProtocolHandler;
import org.apache.james.protocols.api.handler.ProtocolHandlerResultHandler;
import org.apache.james.protocols.pop3.POP3Response;
import org.apache.james.protocols.pop3.core.AbstractApopCmdHandler;
import org.apache.james.protocols.pop3.core.AbstractPassCmdHandler;
import org.apache.james.protocols.pop3.core.QuitCmdHandler;
import org.msgevents.james.access.AccessAccounting;
import org.msgevents.james.access.Disconnect;
import org.msgevents.james.access.Login;
import org.msgevents.james.access.OpenAccess;
import org.msgevents.james.access.RefusedLogin;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.Guard;
import org.msgevents.james.session.Peer;
import org.msgevents.james.session.SessionRegistry;

import com.google.inject.Inject;

/** Tells POP3 logins and logouts: a handler for {@code pop3server.xml}. Thread-safe. */
public final class Pop3Access
        implements DisconnectHandler<ProtocolSession>, ProtocolHandlerResultHandler<Response, ProtocolSession> {
    private static final String SERVICE = "pop";
    private static final AttachmentKey<OpenAccess> ACCESS = AttachmentKey.of("msgevents.access", OpenAccess.class);
    private static final AttachmentKey<Pop3Connection> CONNECTION =
            AttachmentKey.of("msgevents.connection", Pop3Connection.class);
    private static final AttachmentKey<Long> MAILBOXES = AttachmentKey.of("msgevents.mailboxes", Long.class);

    private final AccessAccounting accounting;
    private final SessionRegistry sessions;

    @Inject
    public Pop3Access(AccessAccounting accounting, SessionRegistry sessions) {
        this.accounting = accounting;
        this.sessions = sessions;
    }

    /** The mailbox session that a connection works with, ended with it. */
    static void attach(ProtocolSession session, long mailboxSession, SessionRegistry sessions) {
        session.setAttachment(MAILBOXES, mailboxSession, State.Connection);
        sessions.connected(mailboxSession, client(session));
    }

    static ClientSession client(ProtocolSession session) {
        return new ClientSession(
                SERVICE, Optional.empty(), Peer.of(session.getRemoteAddress(), session.getLocalAddress()));
    }

    @Override
    public Response onResponse(ProtocolSession session, Response response, long millis, ProtocolHandler handler) {
        Guard.run(() -> {
            mechanism(handler).ifPresent(mechanism -> answered(session, response, mechanism));
            if (handler instanceof QuitCmdHandler) {
                end(session, Disconnect.GRACEFUL);
            }
        });
        return response;
    }

    private static Optional<String> mechanism(ProtocolHandler handler) {
        if (handler instanceof AbstractPassCmdHandler) {
            return Optional.of("USER");
        }
        return handler instanceof AbstractApopCmdHandler ? Optional.of("APOP") : Optional.empty();
    }

    private void answered(ProtocolSession session, Response response, String mechanism) {
        Optional<String> user = Optional.ofNullable(session.getUsername()).map(Username::asString);
        if (!POP3Response.OK_RESPONSE.equals(response.getRetCode())) {
            accounting.refused(new RefusedLogin(user, client(session), mechanism));
            return;
        }
        Login login = new Login(user.orElseThrow(), client(session), mechanism, securityLayer(session));
        session.setAttachment(ACCESS, accounting.begin(login), State.Connection);
        session.setAttachment(CONNECTION, Pop3Connection.of(session), State.Connection);
    }

    private static Optional<String> securityLayer(ProtocolSession session) {
        return session.getSSLSession().map(tls -> tls.getProtocol() + " " + tls.getCipherSuite());
    }

    @Override
    public void onDisconnect(ProtocolSession session) {
        Guard.run(() -> {
            end(
                    session,
                    session.getAttachment(CONNECTION, State.Connection)
                            .map(Pop3Connection::disconnect)
                            .orElse(Disconnect.ABORT));
            session.getAttachment(MAILBOXES, State.Connection).ifPresent(sessions::end);
        });
    }

    private static void end(ProtocolSession session, Disconnect kind) {
        session.getAttachment(ACCESS, State.Connection).ifPresent(access -> access.end(kind));
    }
}
