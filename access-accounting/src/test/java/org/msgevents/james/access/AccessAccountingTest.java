// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.Peer;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.testkit.MutableClock;
import org.msgevents.testkit.RecordingPublisher;

class AccessAccountingTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ClientSession CLIENT = new ClientSession(
            "imap",
            Optional.of("root"),
            new Peer(Optional.of("192.0.2.7"), OptionalInt.of(50_123), OptionalInt.of(993)));
    private static final Login LOGIN =
            new Login("alice", CLIENT, "PLAIN", Optional.of("TLSv1.3 TLS_AES_128_GCM_SHA256"));

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final MutableClock clock = MutableClock.startingAt(NOON);
    private final AccessAccounting accounting =
            new AccessAccounting(publisher, new ServerIdentity("imap.example.com", "james", 42), clock);

    private List<MessageStoreEvent> told() {
        return publisher.events();
    }

    @Test
    void loginShouldTellWhoCameFromWhereAndHow() {
        accounting.begin(LOGIN);

        MessageStoreEvent login = told().get(0);
        assertThat(login.name()).isEqualTo(EventName.LOGIN);
        assertThat(login.timestamp()).isEqualTo(NOON);
        assertThat(login.key().value()).isEqualTo("alice");
        assertThat(login.parameters().get(Parameter.URI)).map(Object::toString).hasValue("imap://imap.example.com");
        assertThat(login.parameters().get(Parameter.USER)).hasValue("alice");
        assertThat(login.parameters().get(Parameter.ADMIN)).hasValue("root");
        assertThat(login.parameters().get(Parameter.SERVICE)).hasValue("imap");
        assertThat(login.parameters().get(Parameter.CLIENT_IP)).hasValue("192.0.2.7");
        assertThat(login.parameters().get(Parameter.CLIENT_PORT)).hasValue(50_123L);
        assertThat(login.parameters().get(Parameter.VND_SERVER_PORT)).hasValue(993L);
        assertThat(login.parameters().get(Parameter.VND_AUTH_MECHANISM)).hasValue("PLAIN");
        assertThat(login.parameters().get(Parameter.VND_SECURITY_LAYER)).hasValue("TLSv1.3 TLS_AES_128_GCM_SHA256");
    }

    @Test
    void logoutShouldTellTheSameAndHowAndAfterWhatTime() {
        OpenAccess access = accounting.begin(LOGIN);
        clock.advance(Duration.ofMillis(1_500));

        access.end(Disconnect.TIMEOUT);

        MessageStoreEvent logout = told().get(1);
        assertThat(logout.name()).isEqualTo(EventName.LOGOUT);
        assertThat(logout.timestamp()).isEqualTo(NOON.plusMillis(1_500));
        assertThat(logout.parameters().get(Parameter.USER)).hasValue("alice");
        assertThat(logout.parameters().get(Parameter.CLIENT_PORT)).hasValue(50_123L);
        assertThat(logout.parameters().get(Parameter.VND_DISCONNECT)).hasValue("timeout");
        assertThat(logout.parameters().get(Parameter.VND_DURATION)).hasValue(1_500L);
        assertThat(logout.id()).isNotEqualTo(told().get(0).id());
    }

    @Test
    void logoutShouldBeToldOnceWhateverComesAfter() {
        OpenAccess access = accounting.begin(LOGIN);

        access.end(Disconnect.GRACEFUL);
        access.end(Disconnect.ABORT);
        accounting.stop();

        assertThat(told()).extracting(MessageStoreEvent::name).containsExactly(EventName.LOGIN, EventName.LOGOUT);
        assertThat(told().get(1).parameters().get(Parameter.VND_DISCONNECT)).hasValue("graceful");
    }

    @Test
    void stopShouldEndWhatIsOpen() {
        accounting.begin(LOGIN);
        accounting.begin(new Login("bob", CLIENT, "LOGIN", Optional.empty()));

        accounting.stop();

        assertThat(told().subList(2, 4)).allSatisfy(logout -> {
            assertThat(logout.name()).isEqualTo(EventName.LOGOUT);
            assertThat(logout.parameters().get(Parameter.VND_DISCONNECT)).hasValue("shutdown");
        });
    }

    @Test
    void durationShouldNotBeNegativeWhenTheClockWasSetBack() {
        OpenAccess access = accounting.begin(LOGIN);
        clock.advance(Duration.ofHours(-1));

        access.end(Disconnect.ABORT);

        assertThat(told().get(1).parameters().get(Parameter.VND_DURATION)).hasValue(0L);
    }

    @Test
    void refusedLoginShouldBeAnEventOfItsOwn() {
        accounting.refused(new RefusedLogin(Optional.of("mallory"), CLIENT, "LOGIN"));
        accounting.refused(new RefusedLogin(Optional.empty(), CLIENT, "PLAIN"));

        assertThat(told()).extracting(MessageStoreEvent::name).containsOnly(EventName.VND_LOGIN_FAILURE);
        assertThat(told().get(0).parameters().get(Parameter.USER)).hasValue("mallory");
        assertThat(told().get(1).parameters().has(Parameter.USER)).isFalse();
        assertThat(told().get(0).id()).isNotEqualTo(told().get(1).id());
    }

    @Test
    void nothingShouldBeToldThatNobodyWants() {
        publisher.doNotWant(EventName.LOGIN);

        accounting.begin(LOGIN).end(Disconnect.GRACEFUL);

        assertThat(told()).extracting(MessageStoreEvent::name).containsExactly(EventName.LOGOUT);
    }
}
