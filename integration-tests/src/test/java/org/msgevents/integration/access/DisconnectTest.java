// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.JmapClient;
import org.msgevents.integration.client.Pop3Client;
import org.msgevents.integration.client.Tls;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.receiver.ReceivedEvents;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** Every way in which an access ends, and that it ends once. */
@Tag("integration")
class DisconnectTest {
    private static final Duration IDLE = Duration.ofSeconds(2);

    private RecordingReceiver receiver;
    private ReceivedEvents told;
    private JamesDirectory directory;
    private EmbeddedJames james;
    private String alice;

    @BeforeEach
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        told = new ReceivedEvents(receiver);
        directory = JamesDirectory.create(root)
                .withTls("imap")
                .withTls("pop3")
                .withPop3Timeout(IDLE)
                .withJmap()
                .configure("everything", receiver.uri("/events"));
        james = EmbeddedJames.start(directory);
        alice = james.addUser("alice");
    }

    @AfterEach
    void stop() {
        james.close();
        receiver.close();
    }

    @ParameterizedTest
    @EnumSource
    void imapLogoutShouldBeGracefulWhenTheClientLogsOut(Tls tls) throws Exception {
        try (ImapClient imap = imap(tls)) {
            imap.logout();
        }

        assertLogout("graceful");
    }

    @ParameterizedTest
    @EnumSource
    void imapLogoutShouldBeAnAbortWhenTheClientCloses(Tls tls) throws Exception {
        try (ImapClient imap = imap(tls)) {
            imap.select("INBOX");
        }

        assertLogout("abort");
    }

    @ParameterizedTest
    @EnumSource
    void imapLogoutShouldBeAnAbortWhenTheConnectionIsReset(Tls tls) throws Exception {
        imap(tls).reset();

        assertLogout("abort");
    }

    @ParameterizedTest
    @EnumSource(value = Tls.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void imapLogoutShouldBeTheSecurityLayersWhenTlsFails(Tls tls) throws Exception {
        try (ImapClient imap = imap(tls)) {
            imap.breakTls();

            assertLogout("securityLayerError");
        }
    }

    @ParameterizedTest
    @EnumSource
    void imapLogoutShouldBeATimeoutWhenTheClientIsIdle(Tls tls) throws Exception {
        james.limitImapIdle(IDLE);
        try (ImapClient imap = imap(tls)) {
            assertThat(imap.command("NOOP")).contains(" OK ");

            assertTimeout();
        }
    }

    /** James closes it from another thread than that of the connection. */
    @Test
    void imapLogoutShouldBeATimeoutWhenTheClientIsIdleInAMailbox() throws Exception {
        james.limitImapIdle(IDLE);
        try (ImapClient imap = imap(Tls.NONE)) {
            imap.select("INBOX");

            assertTimeout();
        }
    }

    @ParameterizedTest
    @EnumSource
    void pop3LogoutShouldBeGracefulWhenTheClientQuits(Tls tls) throws Exception {
        try (Pop3Client pop3 = pop3(tls)) {
            pop3.command("QUIT");
        }

        assertLogout("graceful");
    }

    @ParameterizedTest
    @EnumSource
    void pop3LogoutShouldBeAnAbortWhenTheClientCloses(Tls tls) throws Exception {
        pop3(tls).close();

        assertLogout("abort");
    }

    @ParameterizedTest
    @EnumSource
    void pop3LogoutShouldBeAnAbortWhenTheConnectionIsReset(Tls tls) throws Exception {
        pop3(tls).reset();

        assertLogout("abort");
    }

    @ParameterizedTest
    @EnumSource(value = Tls.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void pop3LogoutShouldBeTheSecurityLayersWhenTlsFails(Tls tls) throws Exception {
        try (Pop3Client pop3 = pop3(tls)) {
            pop3.breakTls();

            assertLogout("securityLayerError");
        }
    }

    @Test
    void pop3LogoutShouldBeATimeoutWhenTheClientIsIdle() throws Exception {
        try (Pop3Client pop3 = Pop3Client.login(james.impatientPop3Port(), alice, EmbeddedJames.PASSWORD)) {
            pop3.command("NOOP");

            assertTimeout();
        }
    }

    @Test
    void pop3LogoutShouldBeAShutdownWhenTheServerStops() throws Exception {
        try (Pop3Client pop3 = pop3(Tls.NONE)) {
            james.close();
            james = EmbeddedJames.start(directory);

            assertLogout("shutdown");
            assertThat(pop3.localPort()).isPositive();
        }
    }

    /** What an HTTP client leaves behind; that it ends by itself takes ten minutes, and stands in HttpAccessTest. */
    @Test
    void jmapLogoutShouldBeAShutdownWhenTheServerStops() throws Exception {
        JmapClient.login(james.jmapPort(), alice, EmbeddedJames.PASSWORD).mailbox("INBOX");
        assertThat(told.first("Login", alice).parameter("service")).hasValue("http");

        james.close();
        james = EmbeddedJames.start(directory);

        assertLogout("shutdown");
    }

    private ImapClient imap(Tls tls) throws Exception {
        ImapClient imap = ImapClient.connect(james.port("imap", tls), tls);
        imap.command("LOGIN " + alice + " " + EmbeddedJames.PASSWORD);
        return imap;
    }

    private Pop3Client pop3(Tls tls) throws Exception {
        Pop3Client pop3 = Pop3Client.connect(james.port("pop3", tls), tls);
        pop3.authenticate(alice, EmbeddedJames.PASSWORD);
        return pop3;
    }

    private void assertTimeout() {
        ReceivedEvent logout = assertLogout("timeout");
        assertThat(logout.parameter("vnd.james.duration"))
                .hasValueSatisfying(
                        millis -> assertThat(Long.parseLong(millis)).isGreaterThanOrEqualTo(IDLE.toMillis()));
    }

    /** Nothing follows it: what ends a connection twice is told at once. */
    private ReceivedEvent assertLogout(String kind) {
        ReceivedEvent logout = told.first("Logout", alice);
        assertThat(logout.parameter("vnd.james.disconnect")).hasValue(kind);
        assertThat(told.all("Logout", alice)).hasSize(1);
        assertThat(logout.sequence()).isGreaterThan(told.first("Login", alice).sequence());
        return logout;
    }
}
