// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

@Tag("integration")
class ReceiverFaultTest {
    private static final Answer FAILURE = Answer.of(500);

    private RecordingReceiver receiver;
    private EmbeddedJames james;
    private ImapClient imap;

    @BeforeEach
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        james = EmbeddedJames.start(JamesDirectory.create(root).configure("impatient", receiver.uri("/events")));
        imap = james.login("alice");
    }

    @AfterEach
    void stop() throws Exception {
        imap.close();
        james.close();
        receiver.close();
    }

    @Test
    void retryShouldRepeatTheEventUnchangedAndBeforeTheNextWhenTheReceiverFails() throws Exception {
        receiver.answerNext(FAILURE, FAILURE, FAILURE);

        imap.append("INBOX", SampleMail.TEXT);
        imap.append("INBOX", SampleMail.TEXT);
        await().until(() -> !about("INBOX", 2).isEmpty());

        List<ReceivedRequest> first = receiver.requests().subList(0, 4);
        assertThat(about("INBOX", 1)).isEqualTo(first);
        assertThat(first.stream().map(request -> request.header("webhook-id")).distinct())
                .hasSize(1);
        assertThat(first.stream().map(ReceivedRequest::body).distinct()).hasSize(1);
    }

    @Test
    void failureShouldHoldUpItsOwnMailboxOnly() throws Exception {
        receiver.behave(Behaviour.failing(ReceiverFaultTest::isAboutInbox, FAILURE));

        imap.append("INBOX", SampleMail.TEXT);
        imap.append("INBOX", SampleMail.TEXT);
        imap.append("Archive", SampleMail.TEXT);
        await().until(() -> about("Archive", 1).size() == 1 && about("INBOX", 1).size() > 1);

        assertThat(about("INBOX", 2)).isEmpty();
    }

    @Test
    void requestErrorShouldLetTheNextEventGo() throws Exception {
        receiver.answerNext(Answer.of(400));

        imap.append("INBOX", SampleMail.TEXT);
        imap.append("INBOX", SampleMail.TEXT);
        await().until(() -> !about("INBOX", 2).isEmpty());

        assertThat(about("INBOX", 1)).hasSize(1);
    }

    @Test
    void retryShouldWaitAsLongAsAThrottlingReceiverWants() throws Exception {
        receiver.answerNext(Answer.of(429).withHeader("Retry-After", "1"));

        imap.append("INBOX", SampleMail.TEXT);
        await().until(() -> about("INBOX", 1).size() == 2);

        List<ReceivedRequest> attempts = about("INBOX", 1);
        assertThat(Duration.between(attempts.get(0).at(), attempts.get(1).at())).isGreaterThan(Duration.ofMillis(990));
    }

    private List<ReceivedRequest> about(String mailbox, long uid) {
        return receiver.requests().stream()
                .filter(request -> ReceivedEvent.of(request).isAbout(mailbox, uid))
                .toList();
    }

    private static boolean isAboutInbox(ReceivedRequest request) {
        return ReceivedEvent.of(request).mailbox().mailbox().equals("INBOX");
    }
}
