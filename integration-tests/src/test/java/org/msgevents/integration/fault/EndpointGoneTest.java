// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.nio.file.Path;
import java.util.List;

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
class EndpointGoneTest {
    private static final String FIRST = "/events/first";
    private static final String SECOND = "/events/second";

    @Test
    void goneShouldPauseTheSubscriptionUntilTheNextStart(@TempDir Path root) throws Exception {
        JamesDirectory directory = JamesDirectory.create(root);
        try (RecordingReceiver receiver = RecordingReceiver.start()) {
            directory.configure("two-subscriptions", receiver.uri("/events"));
            receiver.behave(Behaviour.failing(request -> request.target().equals(FIRST), Answer.of(410)));
            try (EmbeddedJames james = EmbeddedJames.start(directory);
                    ImapClient imap = james.login("alice")) {
                imap.append("INBOX", SampleMail.TEXT);
                await().until(() -> !told(receiver, FIRST).isEmpty());
                imap.append("INBOX", SampleMail.TEXT);
                await().until(() -> told(receiver, SECOND).size() == 2);
            }
            receiver.behave(Behaviour.always(Answer.TAKEN));
            EmbeddedJames.runUntil(directory, () -> told(receiver, FIRST).size() >= 3);

            assertThat(told(receiver, FIRST)).containsExactly("1", "1", "2");
        }
    }

    /** The UIDs that one subscription was told, in its order. */
    private static List<String> told(RecordingReceiver receiver, String target) {
        return receiver.requests().stream()
                .filter(request -> request.target().equals(target))
                .map(request -> ReceivedEvent.of(request).parameter("uidset").orElseThrow())
                .toList();
    }
}
