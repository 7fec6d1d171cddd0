// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.msgevents.integration.server.Patience.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.Launch;
import org.msgevents.integration.server.SeparateServer;
import org.msgevents.integration.server.ServerProcess;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.RecordingReceiver;

@Tag("integration")
@Tag("chaos")
class ClockSetBackTest {
    private static final int HEAP_MIB = 256;

    private final RecordingReceiver receiver = RecordingReceiver.start();
    private JamesDirectory directory;
    private SteppedClock clock;

    @BeforeEach
    void setUp(@TempDir Path root) throws IOException {
        directory = JamesDirectory.create(root).configure("impatient", receiver.uri("/events"));
        clock = SteppedClock.create(root, SteppedClock.Way.BOTH);
        clock.strike();
    }

    @AfterEach
    void tearDown() {
        receiver.close();
    }

    @Test
    void eventShouldBeTriedAgainSoonWhenTheClockIsSetBackAnHour() throws Exception {
        AtomicBoolean taken = new AtomicBoolean();
        receiver.behave(Behaviour.always(Answer.of(500)));
        Launch launch = Launch.of(SeparateServer.class, HEAP_MIB).with(clock.option());
        try (ServerProcess server = ServerProcess.start(launch, directory, List.of("alice"));
                ImapClient alice = ImapClient.login(
                        server.ports().imap(), EmbeddedJames.address("alice"), EmbeddedJames.PASSWORD)) {
            alice.append("INBOX", SampleMail.TEXT);
            await().until(() -> !receiver.requests().isEmpty());
            clock.strike();
            receiver.behave(request -> {
                taken.set(true);
                return Answer.TAKEN;
            });

            await().until(taken::get);
        }
    }
}
