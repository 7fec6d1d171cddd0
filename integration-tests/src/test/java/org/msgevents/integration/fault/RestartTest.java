// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.RecordingReceiver;

@Tag("integration")
class RestartTest {
    private static final int MESSAGES = 50;

    @Test
    void stopShouldBeSwiftAndLoseNothingWhenTheReceiverHangs(@TempDir Path root) throws Exception {
        JamesDirectory directory = JamesDirectory.create(root);
        try (RecordingReceiver receiver = RecordingReceiver.start()) {
            receiver.behave(Behaviour.always(Answer.SILENCE));
            EmbeddedJames james = EmbeddedJames.start(directory.configure("impatient", receiver.uri("/events")));
            append(james);
            await().until(() -> !receiver.requests().isEmpty());

            long begin = System.nanoTime();
            james.close();
            Duration stop = Duration.ofNanos(System.nanoTime() - begin);
            int before = receiver.requests().size();
            receiver.behave(Behaviour.always(Answer.TAKEN));
            EmbeddedJames.runUntil(directory, () -> receiver.requests().size() >= before + MESSAGES);

            assertThat(stop).isLessThan(Duration.ofSeconds(5));
            assertThat(uids(receiver).subList(before, before + MESSAGES)).isEqualTo(allUids());
        }
    }

    @Test
    void eventsShouldWaitWhenTheReceiverIsDownAtStart(@TempDir Path root) throws Exception {
        URI down = freeAddress();
        JamesDirectory directory = JamesDirectory.create(root).configure("impatient", down);
        try (EmbeddedJames james = EmbeddedJames.start(directory)) {
            append(james);
            try (RecordingReceiver receiver = RecordingReceiver.start(down.getPort())) {
                await().until(() -> receiver.requests().size() >= MESSAGES);

                assertThat(uids(receiver)).isEqualTo(allUids());
            }
        }
    }

    private static void append(EmbeddedJames james) throws Exception {
        try (ImapClient imap = james.login("alice")) {
            imap.appendAll("INBOX", Collections.nCopies(MESSAGES, SampleMail.TEXT));
        }
    }

    private static URI freeAddress() throws Exception {
        try (RecordingReceiver receiver = RecordingReceiver.start()) {
            return receiver.uri("/events");
        }
    }

    private static List<String> uids(RecordingReceiver receiver) {
        return receiver.requests().stream()
                .map(request -> ReceivedEvent.of(request).parameter("uidset").orElseThrow())
                .toList();
    }

    private static List<String> allUids() {
        return IntStream.rangeClosed(1, MESSAGES).mapToObj(Integer::toString).toList();
    }
}
