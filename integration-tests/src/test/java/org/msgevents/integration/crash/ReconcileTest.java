// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.client.WebAdminClient;
import org.msgevents.integration.crash.Clients.Message;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.OutboxLock;
import org.msgevents.integration.server.ServerProcess;
import org.msgevents.testkit.receiver.RecordingReceiver;

import com.fasterxml.jackson.databind.JsonNode;

/** What James stored and never told: found, told once, and marked. */
@Tag("integration")
class ReconcileTest {
    private static final String USER = "alice";
    private static final String PATH = "/message-store-events/reconcile";
    private static final String ON_DEMAND = "<reconcile><atStart>false</atStart><patience>1s</patience></reconcile>";
    private static final String AT_START = "<reconcile><pace>200/s</pace><patience>2s</patience></reconcile>";
    private static final int ROUNDS = 6;
    private static final int MOST_MESSAGES = 60;
    private static final Pattern UIDS = Pattern.compile("UID (\\d+)");

    private final RecordingReceiver receiver = RecordingReceiver.start();
    private JamesDirectory directory;

    @BeforeEach
    void setUp(@TempDir Path root) throws IOException {
        directory = JamesDirectory.create(root).withLastingMailboxes();
        configure(ON_DEMAND);
    }

    @AfterEach
    void tearDown() {
        receiver.close();
    }

    @Test
    void missedMessagesShouldBeToldOnceAndMarked() throws Exception {
        run((server, alice) -> {
            alice.command("CREATE Lunch");
            append(alice, 2);
            awaitTold(2);
        });
        directory.withoutListener();
        run((server, alice) -> {
            append(alice, 2);
            alice.select("INBOX");
            alice.command("UID COPY 1:3 Lunch");
        });
        directory.withListener();
        run((server, alice) -> {
            append(alice, 1);
            awaitTold(3);

            JsonNode last = reconcile(server);

            assertThat(last.get("messages").asLong()).isEqualTo(5);
            assertThat(last.get("failures").asLong()).isZero();
            assertThat(last.get("changed").asLong()).isZero();
            assertThat(last.get("mailboxes").asLong()).isGreaterThan(2);
            awaitTold(8);
            assertThat(reconcile(server).get("messages").asLong()).isZero();
        });

        assertThat(lines(false))
                .containsExactly("MessageAppend INBOX 1", "MessageAppend INBOX 2", "MessageAppend INBOX 5");
        assertThat(lines(true))
                .containsExactlyInAnyOrder(
                        "MessageAppend INBOX 3",
                        "MessageAppend INBOX 4",
                        "MessageAppend Lunch 1",
                        "MessageAppend Lunch 2",
                        "MessageAppend Lunch 3")
                .containsSubsequence("MessageAppend INBOX 3", "MessageAppend INBOX 4")
                .containsSubsequence("MessageAppend Lunch 1", "MessageAppend Lunch 2", "MessageAppend Lunch 3");
    }

    @Test
    void missedMessagesShouldBeFoundWithoutARestartWhenTheOutboxCouldNotBeWritten() throws Exception {
        run((server, alice) -> {
            append(alice, 1);
            awaitTold(1);
            OutboxLock lock = OutboxLock.take(directory);
            try {
                append(alice, 2);
            } finally {
                lock.close();
            }
            append(alice, 1);
            awaitTold(2);

            assertThat(webAdmin(server).post(PATH).get("running").asBoolean()).isTrue();
            assertThatThrownBy(() -> webAdmin(server).post(PATH)).hasMessageContaining("409");
            JsonNode last = awaitEnd(server);

            assertThat(last.get("messages").asLong()).isEqualTo(2);
            awaitTold(4);
        });

        assertThat(lines(false)).containsExactly("MessageAppend INBOX 1", "MessageAppend INBOX 4");
        assertThat(lines(true)).containsExactly("MessageAppend INBOX 2", "MessageAppend INBOX 3");
    }

    @Test
    void firstInstallationShouldTellNothing() throws Exception {
        directory.withoutListener();
        run((server, alice) -> append(alice, 3));
        directory.withListener();
        run((server, alice) -> {
            assertThat(reconcile(server).get("messages").asLong()).isZero();

            append(alice, 1);
            awaitTold(1);
            assertThat(reconcile(server).get("messages").asLong()).isZero();
        });

        assertThat(lines(false)).containsExactly("MessageAppend INBOX 4");
        assertThat(lines(true)).isEmpty();
    }

    /** Reading, flags, expunging, moving and selecting: James counts HIGHESTMODSEQ up for things that are no change. */
    @Test
    void ordinaryUseShouldLeaveNothingMissed() throws Exception {
        run((server, alice) -> {
            alice.command("CREATE Lunch");
            append(alice, 5);
            alice.select("INBOX");
            alice.command("UID STORE 1 +FLAGS (\\Seen $Work)");
            alice.command("UID STORE 1 +FLAGS (\\Seen)");
            alice.command("UID FETCH 2 BODY[]");
            alice.command("UID COPY 1:3 Lunch");
            alice.command("UID MOVE 4:5 Lunch");
            alice.command("UID STORE 2 +FLAGS (\\Deleted)");
            alice.command("EXPUNGE");
            alice.select("Lunch");

            JsonNode last = reconcile(server);

            assertThat(last.get("messages").asLong()).isZero();
            assertThat(last.get("changed").asLong()).isZero();
            assertThat(last.get("failures").asLong()).isZero();
        });
    }

    @Test
    void everyStoredMessageShouldBeToldUnderOneIdWhenJamesIsKilledAgainAndAgain() throws Exception {
        configure(AT_START);
        Random random = new Random();
        List<String> users = IntStream.range(0, 4).mapToObj(i -> "user" + i).toList();
        List<String> addresses = users.stream().map(EmbeddedJames::address).toList();
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(directory, users);
                    Clients clients = new Clients()) {
                clients.onAcknowledgement(random.nextInt(1, MOST_MESSAGES), server::kill);
                clients.run(server.ports(), addresses);
            }
        }

        try (ServerProcess server = ServerProcess.start(directory, users)) {
            assertThat(awaitEnd(server).get("failures").asLong()).isZero();
            List<Message> stored = new ArrayList<>();
            for (String address : addresses) {
                stored.addAll(stored(server, address));
            }
            await().untilAsserted(() -> assertThat(received().ids().keySet()).containsAll(stored));

            assertThat(stored).hasSizeGreaterThan(ROUNDS);
            assertThat(received().ids().values()).extracting(Set::size).containsOnly(1);
            assertThat(received().outOfOrder()).isEmpty();
        }
    }

    private interface Deed {
        void with(ServerProcess server, ImapClient alice) throws Exception;
    }

    private void run(Deed deed) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, List.of(USER));
                ImapClient alice = login(server, EmbeddedJames.address(USER))) {
            deed.with(server, alice);
        }
    }

    private static ImapClient login(ServerProcess server, String address) throws IOException {
        return ImapClient.login(server.ports().imap(), address, EmbeddedJames.PASSWORD);
    }

    private void configure(String reconcile) throws IOException {
        directory.configure(
                "<outbox><directory>file://var/message-store-events</directory>"
                        + "<minFreeDisk>0B</minFreeDisk></outbox>",
                reconcile,
                "<subscription name=\"messages\"><events>message flags</events><retry>20ms 100ms 1s 1s 1s 1s 1s</retry>"
                        + "<webhook><url>" + receiver.uri("/events") + "</url><allow>127.0.0.1</allow><secret>"
                        + JamesDirectory.SECRET + "</secret></webhook></subscription>");
    }

    private static void append(ImapClient imap, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            imap.append("INBOX", SampleMail.TEXT);
        }
    }

    private static List<Message> stored(ServerProcess server, String address) throws IOException {
        try (ImapClient imap = login(server, address)) {
            imap.examine("INBOX");
            Matcher uids = UIDS.matcher(imap.command("FETCH 1:* (UID)"));
            return uids.results()
                    .map(uid -> new Message(address, Long.parseLong(uid.group(1))))
                    .toList();
        }
    }

    private static WebAdminClient webAdmin(ServerProcess server) {
        return new WebAdminClient(server.ports().webAdmin());
    }

    private static JsonNode reconcile(ServerProcess server) throws IOException {
        webAdmin(server).post(PATH);
        return awaitEnd(server);
    }

    private static JsonNode awaitEnd(ServerProcess server) throws IOException {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonNode state = webAdmin(server).get(PATH);
            return state.has("last") && !state.get("running").asBoolean();
        });
        return webAdmin(server).get(PATH).get("last");
    }

    private void awaitTold(int messages) {
        await().untilAsserted(() -> assertThat(told()).hasSize(messages));
    }

    private Told received() {
        return new Told(receiver.requests().stream().map(ReceivedEvent::of).toList());
    }

    /** Once each: a kill may come between the receiver's answer and its being kept. */
    private List<ReceivedEvent> told() {
        Map<String, ReceivedEvent> byId = new LinkedHashMap<>();
        received().events().forEach(event -> byId.putIfAbsent(event.id(), event));
        return List.copyOf(byId.values());
    }

    private List<String> lines(boolean recovered) {
        return told().stream()
                .filter(event -> event.parameter("vnd.james.recovered").isPresent() == recovered)
                .map(event -> event.name() + " " + event.mailbox().mailbox() + " "
                        + event.parameter("uidset").orElse(""))
                .toList();
    }
}
