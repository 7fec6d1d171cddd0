// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access.jmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MailboxSession.SessionId;
import org.apache.james.mailbox.MailboxSession.SessionType;
import org.junit.jupiter.api.Test;
import org.msgevents.event.Parameter;
import org.msgevents.james.access.AccessAccounting;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.Peer;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.james.session.SessionRegistry;
import org.msgevents.testkit.RecordingPublisher;

import com.google.common.base.Ticker;

class HttpAccessTest {
    private static final Peer HOME = peer("192.0.2.7", 50_001);

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final SessionRegistry sessions = new SessionRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final HttpAccess access = new HttpAccess(
            new AccessAccounting(publisher, new ServerIdentity("imap.example.com", "james", 42)),
            sessions,
            new Ticker() {
                @Override
                public long read() {
                    return nanos.get();
                }
            });

    @Test
    void requestsOfOneUserFromOneAddressShouldBeOneLogin() {
        access.authenticated(session(1, "alice"), "Basic", HOME);
        access.authenticated(session(2, "alice"), "Basic", peer("192.0.2.7", 50_002));

        assertThat(told()).containsExactly("Login");
        assertThat(publisher.events().get(0).parameters().get(Parameter.SERVICE))
                .hasValue("http");
    }

    @Test
    void otherUsersAndAddressesShouldBeLoginsOfTheirOwn() {
        access.authenticated(session(1, "alice"), "Basic", HOME);
        access.authenticated(session(2, "bob"), "Basic", HOME);
        access.authenticated(session(3, "alice"), "Basic", peer("192.0.2.8", 50_001));

        assertThat(told()).containsExactly("Login", "Login", "Login");
    }

    @Test
    void logoutShouldComeWhenNoRequestHasComeForTenMinutes() {
        access.authenticated(session(1, "alice"), "Basic", HOME);
        pass(Duration.ofMinutes(9));
        access.authenticated(session(2, "alice"), "Basic", HOME);
        pass(Duration.ofMinutes(9));
        assertThat(told()).containsExactly("Login");

        pass(Duration.ofMinutes(2));

        assertThat(told()).containsExactly("Login", "Logout");
        assertThat(publisher.events().get(1).parameters().get(Parameter.VND_DISCONNECT))
                .hasValue("timeout");
    }

    @Test
    void clientShouldBeKnownByItsSessionAndForgotten() {
        access.authenticated(session(1, "alice"), "Basic", HOME);

        assertThat(sessions.client(1)).hasValue(new ClientSession("http", Optional.empty(), HOME));
        pass(Duration.ofMinutes(6));
        assertThat(sessions.client(1)).isEmpty();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        access.sweep();
    }

    private List<String> told() {
        return publisher.events().stream().map(event -> event.name().wireName()).toList();
    }

    private static Peer peer(String address, int port) {
        return new Peer(Optional.of(address), OptionalInt.of(port), OptionalInt.empty());
    }

    private static MailboxSession session(long id, String user) {
        return new MailboxSession(
                SessionId.of(id), Username.of(user), Optional.of(Username.of(user)), List.of(), '.', SessionType.User);
    }
}
