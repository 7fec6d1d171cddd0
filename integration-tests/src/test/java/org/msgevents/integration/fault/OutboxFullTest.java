// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.DeliveryClient;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.OutboxCounters;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** An outbox that has no room: mail goes on, and what was kept arrives in order. */
@Tag("integration")
class OutboxFullTest {
    private static final int WHILE_DOWN = 12;
    private static final Answer FAILURE = Answer.of(503);
    private static final Map<String, OutboxCounters> COUNTED = Map.of(
            "roomy", new OutboxCounters(14, 0, 0, 0, 0),
            "refusing", new OutboxCounters(7, 0, 0, 0, 7),
            "dropping", new OutboxCounters(7, 0, 0, 7, 0),
            "pausing", new OutboxCounters(7, 0, 0, 0, 7));

    private final String alice = EmbeddedJames.address("alice");
    private JamesDirectory directory;

    @BeforeEach
    void create(@TempDir Path root) throws Exception {
        directory = JamesDirectory.create(root);
    }

    @Test
    void eachPolicyShouldKeepItsPartAndMailShouldGoOnWhenTheReceiverIsDown() throws Exception {
        URI down = freeAddress();
        directory.configure("bounded", down);

        tellWhatEachPolicyKeeps(down);

        assertThat(OutboxCounters.read(directory)).isEqualTo(COUNTED);
    }

    @Test
    void eachPolicyShouldKeepItsPartWhenTheOutboxIsOnPostgres() throws Exception {
        URI down = freeAddress();
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            directory.configure("bounded", down).withOutboxOnPostgres(server.getPort());

            tellWhatEachPolicyKeeps(down);

            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                connection.setSchema("message_store_events");
                assertThat(OutboxCounters.read(connection)).isEqualTo(COUNTED);
            }
        }
    }

    private void tellWhatEachPolicyKeeps(URI down) throws Exception {
        try (EmbeddedJames james = EmbeddedJames.start(directory);
                ImapClient imap = james.login("alice")) {
            for (int i = 1; i <= WHILE_DOWN; i++) {
                send(james, imap, i);
            }
            try (RecordingReceiver receiver = RecordingReceiver.start(down.getPort())) {
                receiver.behave(Behaviour.failing(OutboxFullTest::isLateForPausing, FAILURE));
                await().until(() -> told(receiver, "roomy").size() == 12
                        && told(receiver, "refusing").size() == 5
                        && told(receiver, "dropping").size() == 5
                        && told(receiver, "pausing").size() == 3);
                send(james, imap, 13);
                receiver.behave(Behaviour.always(Answer.TAKEN));
                await().until(() -> told(receiver, "pausing").size() == 6);
                send(james, imap, 14);
                await().until(() -> List.of("roomy", "refusing", "dropping", "pausing").stream()
                        .allMatch(name -> told(receiver, name).contains(14L)));

                assertThat(told(receiver, "roomy")).isEqualTo(uids(1, 14));
                assertThat(told(receiver, "refusing")).containsExactly(1L, 2L, 3L, 4L, 5L, 13L, 14L);
                assertThat(told(receiver, "dropping")).isEqualTo(uids(8, 14));
                assertThat(told(receiver, "pausing")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 14L);
            }
        }
    }

    @Test
    void floorOfFreeDiskShouldRefuseEventsAndNotMail() throws Exception {
        try (RecordingReceiver receiver = RecordingReceiver.start()) {
            directory.configure("no-room", receiver.uri("/events"));
            try (EmbeddedJames james = EmbeddedJames.start(directory);
                    ImapClient imap = james.login("alice")) {
                send(james, imap, 1);
                send(james, imap, 2);
            }

            assertThat(OutboxCounters.read(directory)).isEqualTo(Map.of("messages", new OutboxCounters(0, 0, 0, 0, 2)));
            assertThat(receiver.requests()).isEmpty();
        }
    }

    /** By IMAP what has an odd UID, by SMTP what has an even one. */
    private void send(EmbeddedJames james, ImapClient imap, int uid) throws Exception {
        if (uid % 2 == 1) {
            imap.append("INBOX", SampleMail.TEXT);
        } else {
            try (DeliveryClient smtp = DeliveryClient.smtp(james.ports().smtp())) {
                smtp.deliver("<carol@example.com>", List.of("<" + alice + ">"), SampleMail.TEXT);
            }
        }
        await().until(
                        () -> imap.command("STATUS INBOX (MESSAGES UIDNEXT)"),
                        status -> status.contains("MESSAGES " + uid + " UIDNEXT " + (uid + 1)));
    }

    /** More than half of what it has room for then still waits. */
    private static boolean isLateForPausing(ReceivedRequest request) {
        return request.target().endsWith("/pausing") && uid(request) > 2;
    }

    /** The UIDs that one subscription was told, in its order, attempts that failed and repeats not counted. */
    private static List<Long> told(RecordingReceiver receiver, String subscription) {
        return receiver.requests().stream()
                .filter(request -> request.target().endsWith("/" + subscription))
                .map(OutboxFullTest::uid)
                .distinct()
                .toList();
    }

    private static long uid(ReceivedRequest request) {
        return Long.parseLong(ReceivedEvent.of(request).parameter("uidset").orElseThrow());
    }

    private static List<Long> uids(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static URI freeAddress() throws Exception {
        try (RecordingReceiver receiver = RecordingReceiver.start()) {
            return receiver.uri("/events");
        }
    }
}
