// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.integration.operator.OperatedJames.append;
import static org.msgevents.integration.operator.OperatedJames.subscription;
import static org.msgevents.integration.server.Patience.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** What was delivered comes again, as it was, in order. */
@Tag("integration")
class ReplayTest {
    private static final String REPLAY = OperatedJames.BASE + "/subscriptions/crm/replay";
    private static final int FLOWING = 150;

    private RecordingReceiver receiver;
    private OperatedJames james;

    /** What a receiver can compare. */
    private record Told(Optional<String> webhookId, String body) {
        static Told of(ReceivedRequest request) {
            return new Told(request.header("webhook-id"), request.body());
        }

        ReceivedEvent event() {
            return ReceivedEvent.parse(body);
        }

        Instant happened() {
            return Instant.parse(event().parameter("timestamp").orElseThrow());
        }
    }

    @BeforeEach
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        james = OperatedJames.start(root, receiver, crm(), subscription("archive", receiver, "/archive"));
    }

    private String crm() {
        return subscription("crm", "message flags", receiver, "/crm");
    }

    @AfterEach
    void stop() {
        james.close();
        receiver.close();
    }

    @Test
    void replayShouldTellAgainByUserWhatWasToldWhileMailFlows() throws Exception {
        try (ImapClient alice = james.login("alice");
                ImapClient bob = james.login("bob")) {
            happen(alice, bob);
            List<Told> before = awaitTold();
            CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> appendAll(alice));
            await().until(() -> told().size() > before.size() + FLOWING / 10);

            String answer = james.webAdmin()
                    .post(REPLAY + "?user=alice@localhost&to=" + end(before))
                    .toString();
            int flowing = told().size();
            flow.join();
            awaitTold();

            List<Told> expected = before.stream().filter(ReplayTest::isAlices).toList();
            List<Told> again = told().subList(before.size(), told().size()).stream()
                    .filter(before::contains)
                    .toList();
            assertThat(flowing).isLessThan(before.size() + FLOWING);
            assertThat(answer).isEqualTo("{\"replayed\":" + expected.size() + "}");
            assertThat(byKey(again)).isEqualTo(byKey(expected));
            assertThat(told()).hasSize(before.size() + FLOWING + expected.size());
            assertThat(told().stream().filter(told -> !expected.contains(told)).distinct())
                    .hasSize(told().size() - 2 * expected.size());
        }
    }

    @Test
    void replayShouldTellAgainByTimeAndByEventAndAfterARestart() throws Exception {
        try (ImapClient alice = james.login("alice");
                ImapClient bob = james.login("bob")) {
            happen(alice, bob);
        }
        List<Told> before = awaitTold();
        List<Instant> times = before.stream().map(Told::happened).sorted().toList();
        Instant from = times.get(times.size() / 4);
        Instant to = times.get(times.size() / 4 * 3);

        assertThat(replay("?from=" + from + "&to=" + to))
                .isEqualTo(byKey(select(
                        before,
                        told -> !told.happened().isBefore(from)
                                && told.happened().isBefore(to))));
        assertThat(replay("?events=MessageNew,flags"))
                .isEqualTo(byKey(select(before, told -> !told.event().name().equals("MessageAppend"))));
        james.restart();
        assertThat(replay("?events=MessageNew&user=bob@*"))
                .isEqualTo(byKey(select(before, told -> told.event().name().equals("MessageNew") && !isAlices(told))));
        assertThat(replay("")).isEqualTo(byKey(before));
        assertThat(james.counter("crm", "accepted")).isEqualTo(before.size());
        assertThat(james.counter("crm", "accepted") + james.counter("crm", "replayed"))
                .isEqualTo(james.counter("crm", "delivered"))
                .isEqualTo(told().size());
        assertThat(james.counter("archive", "replayed")).isZero();

        james.configure("<outbox><retention>0s</retention></outbox>", crm());
        james.restart();
        assertThatThrownBy(() -> james.webAdmin().post(REPLAY))
                .hasMessageContaining("HTTP/1.1 409")
                .hasMessageContaining("outbox/retention is 0s");
        assertThatThrownBy(() -> james.webAdmin().post(REPLAY.replace("crm", "archive")))
                .hasMessageContaining("HTTP/1.1 409")
                .hasMessageContaining("subscription archive is not configured");
    }

    /** By IMAP and by SMTP, to two mailboxes. */
    private void happen(ImapClient alice, ImapClient bob) throws Exception {
        append(alice, 10);
        append(bob, 5);
        for (int i = 0; i < 5; i++) {
            james.mail("alice", "bob");
        }
        await().until(() -> james.counter("crm", "accepted") == 25);
        alice.command("SELECT INBOX");
        for (int uid = 1; uid <= 5; uid++) {
            alice.command("UID STORE " + uid + " +FLAGS (\\Seen)");
        }
        await().until(() -> james.counter("crm", "accepted") == 30);
    }

    /** What comes of a replay, by key. */
    private Map<String, List<Told>> replay(String query) throws IOException {
        int before = told().size();
        long replayed = james.webAdmin().post(REPLAY + query).get("replayed").asLong();
        awaitTold();
        List<Told> again = told().subList(before, told().size());
        assertThat(again).hasSize((int) replayed).isNotEmpty();
        return byKey(again);
    }

    private List<Told> awaitTold() {
        await().until(() -> james.counter("crm", "pending") == 0);
        return told();
    }

    private List<Told> told() {
        return receiver.requests().stream()
                .filter(request -> request.target().equals("/crm"))
                .map(Told::of)
                .toList();
    }

    private static List<Told> select(List<Told> told, Predicate<Told> selected) {
        return told.stream().filter(selected).toList();
    }

    private static Map<String, List<Told>> byKey(List<Told> told) {
        return told.stream().collect(Collectors.groupingBy(one -> one.event().key()));
    }

    private static boolean isAlices(Told told) {
        return told.body().contains("alice%40localhost");
    }

    /** After all of them. */
    private static Instant end(List<Told> told) {
        return Stream.concat(told.stream().map(Told::happened), Stream.of(Instant.EPOCH))
                .max(Instant::compareTo)
                .orElseThrow()
                .plusMillis(1);
    }

    private static void appendAll(ImapClient imap) {
        try {
            append(imap, FLOWING);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
