// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.crash.Clients.Message;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.receiver.WebhookContract;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.ServerProcess;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

@Tag("integration")
class CrashTest {
    private static final int ROUNDS = 20;
    private static final int USERS = 4;
    private static final int MOST_MESSAGES = 100;
    private static final int FAILING = 3;

    private final Random random = new Random();
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<Message> taken = ConcurrentHashMap.newKeySet();

    @Test
    void everyAcknowledgedMessageShouldBeToldWhenJamesIsKilledAgainAndAgain(@TempDir Path root) throws Exception {
        JamesDirectory directory = JamesDirectory.create(root);
        WebhookContract contract = new WebhookContract();
        List<Message> acknowledged = new ArrayList<>();
        try (RecordingReceiver receiver = RecordingReceiver.start()) {
            receiver.behave(this::failAThird);
            for (int round = 1; round <= ROUNDS; round++) {
                directory.configure(round % 2 == 0 ? "impatient" : "impatient-disk", receiver.uri("/events"));
                acknowledged.addAll(killedWhileMailComesIn(directory, users(round)));
            }
            runUntil(directory, () -> assertThat(taken).containsAll(acknowledged));

            Told told =
                    new Told(receiver.requests().stream().map(contract::check).toList());
            assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * USERS);
            assertThat(told.ids().values()).extracting(Set::size).containsOnly(1);
            assertThat(told.outOfOrder()).isEmpty();
        }
    }

    private List<Message> killedWhileMailComesIn(JamesDirectory directory, List<String> users) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, users);
                Clients clients = new Clients()) {
            clients.onAcknowledgement(random.nextInt(1, MOST_MESSAGES), server::kill);
            return clients.run(
                    server.ports(), users.stream().map(EmbeddedJames::address).toList());
        }
    }

    private static void runUntil(JamesDirectory directory, ThrowingRunnable assertion) throws Exception {
        ServerProcess survivor = ServerProcess.start(directory, List.of());
        try {
            await().untilAsserted(assertion);
        } finally {
            survivor.close();
        }
    }

    private Answer failAThird(ReceivedRequest request) {
        if (requests.incrementAndGet() % FAILING == 0) {
            return Answer.of(500);
        }
        taken.add(Told.message(ReceivedEvent.of(request)));
        return Answer.TAKEN;
    }

    private static List<String> users(int round) {
        return IntStream.range(0, USERS)
                .mapToObj(user -> "user" + user + "of" + round)
                .toList();
    }
}
