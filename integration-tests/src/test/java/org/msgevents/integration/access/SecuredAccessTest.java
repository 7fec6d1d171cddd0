// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.Pop3Client;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.client.Tls;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.receiver.ReceivedEvents;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** Accesses with and without TLS: what is told of the security layer, and which port. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredAccessTest {
    private RecordingReceiver receiver;
    private ReceivedEvents told;
    private EmbeddedJames james;

    @BeforeAll
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        told = new ReceivedEvents(receiver);
        james = EmbeddedJames.start(JamesDirectory.create(root)
                .withTls("imap")
                .withTls("pop3")
                .configure("everything", receiver.uri("/events")));
    }

    @AfterAll
    void stop() {
        james.close();
        receiver.close();
    }

    @ParameterizedTest
    @EnumSource
    void imapLoginShouldTellTheSecurityLayer(Tls tls) throws Exception {
        String user = user("login", tls);

        try (ImapClient imap = ImapClient.connect(james.port("imap", tls), tls)) {
            imap.command("LOGIN " + user + " " + EmbeddedJames.PASSWORD);
            imap.append("INBOX", SampleMail.TEXT);
            assertTold(user, "LOGIN", new Connection("imap", tls, imap.localPort(), imap.securityLayer()));
            imap.logout();

            assertLogout(user, "LOGIN", new Connection("imap", tls, imap.localPort(), imap.securityLayer()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void imapAuthenticateShouldTellTheSecurityLayer(Tls tls) throws Exception {
        String user = user("authenticate", tls);

        try (ImapClient imap = ImapClient.connect(james.port("imap", tls), tls)) {
            imap.dialogue(List.of("AUTHENTICATE PLAIN", ImapClient.plain("", user, EmbeddedJames.PASSWORD)));
            imap.append("INBOX", SampleMail.TEXT);
            assertTold(user, "PLAIN", new Connection("imap", tls, imap.localPort(), imap.securityLayer()));
            imap.logout();

            assertLogout(user, "PLAIN", new Connection("imap", tls, imap.localPort(), imap.securityLayer()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pop3LoginShouldTellTheSecurityLayer(Tls tls) throws Exception {
        String user = user("pop3", tls);

        try (Pop3Client pop3 = Pop3Client.connect(james.port("pop3", tls), tls)) {
            pop3.authenticate(user, EmbeddedJames.PASSWORD);
            Connection connection = new Connection("pop", tls, pop3.localPort(), pop3.securityLayer());
            assertAccess(told.first("Login", user), "USER", connection);
            pop3.command("QUIT");

            assertLogout(user, "USER", connection);
        }
    }

    /** James writes user names in small letters. */
    private String user(String name, Tls tls) throws Exception {
        return james.addUser(name + "-" + tls.name().toLowerCase(Locale.ROOT));
    }

    /** The client's end of it. */
    private record Connection(String service, Tls tls, int clientPort, String securityLayer) {}

    private void assertTold(String user, String mechanism, Connection connection) {
        assertAccess(told.first("Login", user), mechanism, connection);
        ReceivedEvent appended = told.first("MessageAppend", user);
        assertThat(appended.parameter("service")).hasValue(connection.service());
        assertThat(appended.parameter("clientIP")).hasValue("127.0.0.1");
        assertThat(appended.parameter("clientPort")).hasValue(Integer.toString(connection.clientPort()));
    }

    private void assertLogout(String user, String mechanism, Connection connection) {
        ReceivedEvent logout = told.first("Logout", user);
        assertAccess(logout, mechanism, connection);
        assertThat(logout.parameter("vnd.james.disconnect")).hasValue("graceful");
    }

    private void assertAccess(ReceivedEvent event, String mechanism, Connection connection) {
        String protocol = connection.service().equals("pop") ? "pop3" : connection.service();
        boolean isSecured = connection.tls() != Tls.NONE;

        assertThat(event.parameter("vnd.james.authMechanism")).hasValue(mechanism);
        assertThat(event.parameter("service")).hasValue(connection.service());
        assertThat(event.parameter("clientIP")).hasValue("127.0.0.1");
        assertThat(event.parameter("clientPort")).hasValue(Integer.toString(connection.clientPort()));
        assertThat(event.parameter("vnd.james.serverPort"))
                .hasValue(Integer.toString(james.port(protocol, connection.tls())));
        assertThat(connection.securityLayer().startsWith("TLSv1.")).isEqualTo(isSecured);
        assertThat(event.parameter("vnd.james.securityLayer").orElse("")).isEqualTo(connection.securityLayer());
    }
}
