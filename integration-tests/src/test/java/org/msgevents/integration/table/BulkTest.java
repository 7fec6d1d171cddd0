// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.receiver.WebhookContract;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.RecordingReceiver;

/** Operations on many messages at once: nothing is missing, nothing is told twice, and the order is that of the UIDs. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkTest {
    private static final int BATCH = 100;

    private RecordingReceiver receiver;
    private EmbeddedJames james;
    private EventFeed feed;
    private int scenes;

    @BeforeAll
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        james = EmbeddedJames.start(JamesDirectory.create(root).configure("everything", receiver.uri("/events")));
        feed = new EventFeed(receiver, new WebhookContract(), james.login("cutter"));
    }

    @AfterAll
    void stop() {
        james.close();
        receiver.close();
    }

    @Test
    void storeOfFiveThousandOddUidsShouldTellEachOnceInOrder() throws Exception {
        try (Scene scene = sceneWith(10_000)) {
            long[] odd = LongStream.range(0, 5_000).map(i -> 2 * i + 1).toArray();

            scene.command("UID STORE "
                    + Arrays.stream(odd).mapToObj(Long::toString).collect(joining(",")) + " +FLAGS.SILENT (\\Seen)");

            assertThat(uids(told(), "MessageRead")).containsExactly(odd);
        }
    }

    @Test
    void expungeOfTenThousandShouldBeOneEvent() throws Exception {
        try (Scene scene = sceneWith(10_000)) {
            scene.command("STORE 1:* +FLAGS.SILENT (\\Deleted)");
            feed.cut();

            scene.command("EXPUNGE");

            assertThat(told())
                    .singleElement()
                    .satisfies(event -> assertThat(event.name()).isEqualTo("MessageExpunge"))
                    .satisfies(event -> assertThat(event.parameter("uidset")).hasValue("1:10000"));
        }
    }

    @Test
    void expungeByTwoSessionsShouldTellEachMessageOnce() throws Exception {
        try (Scene scene = sceneWith(300);
                ImapClient other = ImapClient.login(james.ports().imap(), scene.alice(), EmbeddedJames.PASSWORD)) {
            scene.command("STORE 1:* +FLAGS.SILENT (\\Deleted)");
            other.select("INBOX");
            feed.cut();

            together(() -> scene.imap().command("EXPUNGE"), () -> other.command("EXPUNGE"));

            assertThat(uids(told(), "MessageExpunge"))
                    .containsExactlyInAnyOrder(LongStream.rangeClosed(1, 300).toArray());
        }
    }

    /** Four times as many messages take about four times as long, and never sixteen times. */
    @Test
    void timeShouldBeLinearInMessages() throws Exception {
        expungeNanos(1_000);

        long few = expungeNanos(2_000);
        long many = expungeNanos(8_000);

        assertThat((double) many / few).isLessThan(12);
    }

    private long expungeNanos(int messages) throws Exception {
        try (Scene scene = sceneWith(messages)) {
            long begin = System.nanoTime();
            scene.command("STORE 1:* +FLAGS.SILENT (\\Deleted)");
            scene.command("EXPUNGE");
            long nanos = System.nanoTime() - begin;
            assertThat(told()).extracting(ReceivedEvent::name).containsExactly("MessageTrash", "MessageExpunge");
            return nanos;
        }
    }

    /** Its INBOX is selected, and what was told of it is read. */
    private Scene sceneWith(int messages) throws Exception {
        Scene scene = Scene.open(james, receiver, ++scenes);
        for (int i = 0; i < BATCH; i++) {
            scene.imap().append("Archive", SampleMail.TEXT);
        }
        scene.imap().select("Archive");
        for (int i = 0; i < messages / BATCH; i++) {
            scene.command("COPY 1:* INBOX");
        }
        scene.imap().select("INBOX");
        feed.cut();
        return scene;
    }

    /** But for logins and logouts, which clients of the test cause when they like. */
    private List<ReceivedEvent> told() throws IOException {
        return feed.cut().stream()
                .filter(event -> event.parameter("uidset").isPresent())
                .toList();
    }

    private static void together(Callable<String> one, Callable<String> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<String> answer : threads.invokeAll(List.of(one, other))) {
                answer.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] uids(List<ReceivedEvent> events, String name) {
        assertThat(events).allMatch(event -> event.name().equals(name));
        return events.stream().flatMapToLong(MessageFacts::uids).toArray();
    }
}
