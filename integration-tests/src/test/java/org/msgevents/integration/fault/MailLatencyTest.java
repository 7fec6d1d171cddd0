// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.RecordingReceiver;

@Tag("integration")
class MailLatencyTest {
    private static final int MESSAGES = 100;

    /** What the noise of a busy machine may add to a median of a few milliseconds. */
    private static final Duration NOISE = Duration.ofMillis(20);

    @Test
    void appendShouldNotWaitForAReceiverThatHangs(@TempDir Path root) throws Exception {
        try (RecordingReceiver receiver = RecordingReceiver.start();
                EmbeddedJames james = EmbeddedJames.start(
                        JamesDirectory.create(root).configure("impatient", receiver.uri("/events")));
                ImapClient imap = james.login("alice")) {
            medianOfAppends(imap);
            Duration healthy = medianOfAppends(imap);
            receiver.behave(Behaviour.always(Answer.SILENCE));
            Duration hanging = medianOfAppends(imap);

            assertThat(hanging).isLessThan(healthy.plus(NOISE));
        }
    }

    private static Duration medianOfAppends(ImapClient imap) throws IOException {
        long[] nanos = new long[MESSAGES];
        for (int i = 0; i < MESSAGES; i++) {
            long begin = System.nanoTime();
            imap.append("INBOX", SampleMail.TEXT);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[MESSAGES / 2]);
    }
}
