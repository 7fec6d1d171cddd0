// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.receiver.ReceivedEvents;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.TokenIssuer;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** IMAP logins by a token of an OpenID provider. */
@Tag("integration")
class TokenAccessTest {
    private static final String ALICE = EmbeddedJames.address("alice");

    private JamesDirectory directory;
    private RecordingReceiver receiver;
    private ReceivedEvents told;
    private TokenIssuer issuer;
    private Optional<EmbeddedJames> started = Optional.empty();

    @BeforeEach
    void start(@TempDir Path root) throws Exception {
        directory = JamesDirectory.create(root);
        receiver = RecordingReceiver.start();
        told = new ReceivedEvents(receiver);
        issuer = TokenIssuer.start(ALICE);
    }

    @AfterEach
    void stop() {
        started.ifPresent(EmbeddedJames::close);
        issuer.close();
        receiver.close();
    }

    /** James makes no INBOX for one who logs in so. */
    @ParameterizedTest
    @EnumSource
    void loginShouldBeToldHoweverJamesChecksTheToken(TokenIssuer.Check check) throws Exception {
        EmbeddedJames james = james(check);

        try (ImapClient imap = ImapClient.connect(james.ports().imap())) {
            imap.dialogue(List.of("AUTHENTICATE OAUTHBEARER " + ImapClient.bearer(ALICE, issuer.token())));
            imap.command("CREATE a");
            imap.append("a", SampleMail.TEXT);
            imap.logout();

            for (String name : List.of("Login", "MailboxCreate", "MessageAppend", "Logout")) {
                ReceivedEvent event = told.first(name, ALICE);
                assertThat(event.parameter("admin")).isEmpty();
                assertThat(event.parameter("service")).hasValue("imap");
                assertThat(event.parameter("clientIP")).hasValue("127.0.0.1");
                assertThat(event.parameter("clientPort")).hasValue(Integer.toString(imap.localPort()));
            }
            assertThat(told.first("Logout", ALICE).parameter("vnd.james.disconnect"))
                    .hasValue("graceful");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTHBEARER", "XOAUTH2", "xoauth2"})
    void loginShouldTellTheMechanism(String mechanism) throws Exception {
        EmbeddedJames james = james(TokenIssuer.Check.NOTHING);

        try (ImapClient imap = ImapClient.connect(james.ports().imap())) {
            imap.dialogue(List.of("AUTHENTICATE " + mechanism, ImapClient.bearer(ALICE, issuer.token())));

            assertThat(told.first("Login", ALICE).parameter("vnd.james.authMechanism"))
                    .hasValue(mechanism.toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void eventsShouldTellWhoseTokenItIsWhenHeActsForAnother() throws Exception {
        EmbeddedJames james = james(TokenIssuer.Check.NOTHING);
        String bob = james.addUser("bob");
        james.allow(ALICE, bob);

        try (ImapClient imap = ImapClient.connect(james.ports().imap())) {
            imap.dialogue(List.of("AUTHENTICATE OAUTHBEARER " + ImapClient.bearer(bob, issuer.token())));
            imap.append("INBOX", SampleMail.TEXT);
            imap.logout();

            for (String name : List.of("Login", "MessageAppend", "Logout")) {
                assertThat(told.first(name, bob).parameter("admin")).hasValue(ALICE);
            }
        }
    }

    @Test
    void refusalShouldBeToldWhenTheTokenIsForged() throws Exception {
        EmbeddedJames james = james(TokenIssuer.Check.NOTHING);

        try (TokenIssuer forger = TokenIssuer.start(ALICE)) {
            assertRefused(james, "OAUTHBEARER", forger.token());
        }
    }

    @ParameterizedTest
    @EnumSource(value = TokenIssuer.Check.class, names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
    void refusalShouldBeToldWhenTheTokenIsRevoked(TokenIssuer.Check check) throws Exception {
        EmbeddedJames james = james(check);
        issuer.revoke();

        assertRefused(james, "XOAUTH2", issuer.token());
    }

    @Test
    void refusalShouldBeToldWhenHeMayNotActForTheOther() throws Exception {
        EmbeddedJames james = james(TokenIssuer.Check.NOTHING);
        String bob = james.addUser("bob");

        try (ImapClient imap = ImapClient.connect(james.ports().imap())) {
            assertThat(imap.refused(List.of("AUTHENTICATE OAUTHBEARER", ImapClient.bearer(bob, issuer.token()))))
                    .isNotEmpty();
            imap.command("NOOP");

            assertOneFailure("OAUTHBEARER", imap.localPort());
        }
    }

    /** James fails at the client's line, and answers nothing to it. */
    @Test
    void refusalShouldBeToldWhenTheIssuerIsDown() throws Exception {
        EmbeddedJames james = james(TokenIssuer.Check.NOTHING);
        String token = issuer.token();
        issuer.close();

        try (ImapClient imap = ImapClient.connect(james.ports().imap())) {
            imap.startDialogue(List.of("AUTHENTICATE OAUTHBEARER", ImapClient.bearer(ALICE, token)));

            assertOneFailure("OAUTHBEARER", imap.localPort());
        }
    }

    private void assertRefused(EmbeddedJames james, String mechanism, String token) throws Exception {
        try (ImapClient imap = ImapClient.connect(james.ports().imap())) {
            assertThat(imap.refused(List.of("AUTHENTICATE " + mechanism + " " + ImapClient.bearer(ALICE, token))))
                    .contains("AUTHENTICATE failed");
            imap.command("NOOP");

            assertOneFailure(mechanism, imap.localPort());
        }
    }

    private void assertOneFailure(String mechanism, int clientPort) {
        ReceivedEvent failure =
                await().until(this::failures, events -> !events.isEmpty()).get(0);
        assertThat(failure.parameter("vnd.james.authMechanism")).hasValue(mechanism);
        assertThat(failure.parameter("clientPort")).hasValue(Integer.toString(clientPort));
        assertThat(failures()).hasSize(1);
        assertThat(told.all("Login", ALICE)).isEmpty();
    }

    private List<ReceivedEvent> failures() {
        return receiver.requests().stream()
                .map(ReceivedEvent::of)
                .filter(event -> event.name().equals("vnd.james.LoginFailure"))
                .toList();
    }

    private EmbeddedJames james(TokenIssuer.Check check) throws Exception {
        EmbeddedJames james = EmbeddedJames.start(
                directory.withTokens(issuer, check).configure("everything", receiver.uri("/events")));
        started = Optional.of(james);
        assertThat(james.addUser("alice")).isEqualTo(ALICE);
        return james;
    }
}
