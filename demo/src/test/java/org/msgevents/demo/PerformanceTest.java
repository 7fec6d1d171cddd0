// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.Test;

class PerformanceTest {
    private final BlockingQueue<DemoEvent> arriving = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Performance performance =
            new Performance(arriving, new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), Palette.PLAIN));

    @Test
    void playShouldShowEachEventBelowItsStep() throws Exception {
        Verdict verdict = performance.play(List.of(
                Step.of("bob sends a mail", this::deliver, "MessageNew INBOX 3"),
                Step.of("alice does nothing", () -> {})));

        assertThat(verdict.isGood()).isTrue();
        assertThat(shown.toString(StandardCharsets.UTF_8).lines().map(String::strip))
                .containsSubsequence(
                        "bob sends a mail",
                        "MessageNew INBOX 3",
                        "messageSize  54",
                        "envelope     RCPT TO:<alice@localhost>",
                        "alice does nothing");
    }

    private void deliver() throws Exception {
        arriving.add(DemoEvent.parse(DemoEventFixture.MESSAGE_NEW));
    }
}
