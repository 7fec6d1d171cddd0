// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.operator.OperatedJames.append;
import static org.msgevents.integration.operator.OperatedJames.subscription;
import static org.msgevents.integration.server.Patience.await;

import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.RecordingReceiver;

import com.fasterxml.jackson.databind.JsonNode;

@Tag("integration")
class PauseTest {
    private static final String CHECK = "/healthcheck/checks/Message%20Store%20Events";

    private RecordingReceiver receiver;
    private OperatedJames james;

    @BeforeEach
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        james = OperatedJames.start(
                root, receiver, subscription("first", receiver, "/first"), subscription("second", receiver, "/second"));
    }

    @AfterEach
    void stop() {
        james.close();
        receiver.close();
    }

    @Test
    void pauseShouldHoldEventsThroughARestartAndResumeDeliverThemInOrder() throws Exception {
        Instant before = Instant.now();
        JsonNode paused = james.act("first", "pause");
        try (ImapClient imap = james.login("alice")) {
            append(imap, 5);
        }
        await().until(() -> james.told("/second").size() == 5);

        assertThat(paused.get("state").asText()).isEqualTo("paused");
        assertThat(paused.get("pauseReason").asText()).isEqualTo("an operator paused it");
        assertThat(Instant.parse(paused.get("pausedSince").asText())).isBetween(before, Instant.now());
        assertThat(james.counter("first", "pending")).isEqualTo(5);
        await().until(() -> james.counter("second", "delivered") == 5);
        assertThat(james.webAdmin().text("/metrics").lines())
                .contains(
                        "messageStoreEvents_kept 5.0",
                        "messageStoreEvents_subscription_first_pending 5.0",
                        "messageStoreEvents_subscription_first_delivering 0.0",
                        "messageStoreEvents_subscription_second_delivered 5.0",
                        "messageStoreEvents_subscription_second_delivering 1.0");
        james.restart();

        assertThat(james.status("first").get("pausedSince")).isEqualTo(paused.get("pausedSince"));
        assertThat(james.webAdmin().get(CHECK).get("cause").asText())
                .isEqualTo("subscription first: paused (an operator paused it)");
        assertThat(james.told("/first")).isEmpty();
        assertThat(james.act("first", "resume").get("state").asText()).isEqualTo("delivering");
        await().until(() -> james.counter("first", "delivered") == 5);
        assertThat(james.told("/first")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(james.told("/second")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(james.webAdmin().get(CHECK).get("status").asText()).isEqualTo("healthy");
    }

    @Test
    void pauseShouldTakeEffectWhileEventsFlow() throws Exception {
        try (ImapClient imap = james.login("alice")) {
            append(imap, 20);
            james.act("first", "pause");
            int told = james.told("/first").size();
            append(imap, 20);
            await().until(() -> james.told("/second").size() == 40);

            assertThat(james.told("/first").size() - told).isLessThanOrEqualTo(1);
            james.act("first", "resume");
            await().until(() -> james.counter("first", "delivered") == 40);
            assertThat(james.told("/first")).isEqualTo(james.told("/second"));
        }
    }

    @Test
    void goneShouldPauseTheSubscriptionUntilAnOperatorResumesIt() throws Exception {
        receiver.behave(Behaviour.failing(request -> request.target().equals("/first"), Answer.of(410)));
        try (ImapClient imap = james.login("alice")) {
            append(imap, 1);
            await().until(() -> james.status("first").get("state").asText().equals("paused"));
            append(imap, 1);
            await().until(() -> james.told("/second").size() == 2);
        }
        receiver.behave(Behaviour.always(Answer.TAKEN));
        james.restart();

        assertThat(james.status("first").get("pauseReason").asText()).contains("the receiver wants no more", "410");
        assertThat(james.counter("first", "pending")).isEqualTo(2);
        james.act("first", "resume");
        await().until(() -> james.counter("first", "pending") == 0);
        assertThat(james.told("/first")).containsExactly(1L, 1L, 2L);
    }
}
