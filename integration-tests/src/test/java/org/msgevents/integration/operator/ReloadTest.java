// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.integration.operator.OperatedJames.append;
import static org.msgevents.integration.operator.OperatedJames.subscription;
import static org.msgevents.integration.server.Patience.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.RecordingReceiver;

@Tag("integration")
class ReloadTest {
    private static final int MESSAGES = 400;

    private RecordingReceiver receiver;
    private OperatedJames james;

    @BeforeEach
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        james = OperatedJames.start(
                root,
                receiver,
                subscription("same", receiver, "/same"),
                subscription("changed", receiver, "/before"),
                subscription("removed", receiver, "/removed"));
    }

    @AfterEach
    void stop() {
        james.close();
        receiver.close();
    }

    @Test
    void reloadShouldLoseNothingAndRepeatNothingWhileMailFlows() throws Exception {
        try (ImapClient imap = james.login("alice")) {
            CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> appendAll(imap));
            await().until(() -> james.told("/same").size() > MESSAGES / 4);
            configureOther();
            String answer = james.reload().toString();
            flow.join();

            assertThat(answer)
                    .isEqualTo("{\"added\":[\"added\"],\"changed\":[\"changed\"],\"removed\":[\"removed\"],"
                            + "\"needRestart\":[]}");
        }
        await().until(() -> james.counter("same", "pending") == 0
                && james.counter("changed", "pending") == 0
                && james.counter("added", "pending") == 0
                && james.counter("removed", "pending") == 0);

        List<Long> all = LongStream.rangeClosed(1, MESSAGES).boxed().toList();
        List<Long> before = james.told("/before");
        List<Long> after = james.told("/after");
        List<Long> added = james.told("/added");
        assertThat(james.told("/same")).isEqualTo(all);
        assertThat(before).isNotEmpty();
        assertThat(after).isNotEmpty();
        assertThat(Stream.concat(before.stream(), after.stream())).containsExactlyElementsOf(all);
        assertThat(added).isNotEmpty().isEqualTo(all.subList(MESSAGES - added.size(), MESSAGES));
        assertThat(james.told("/removed"))
                .isEqualTo(all.subList(0, james.told("/removed").size()))
                .hasSize((int) james.counter("removed", "delivered"));
        assertThat(james.counter("removed", "accepted"))
                .isEqualTo(james.counter("removed", "delivered") + james.counter("removed", "dropped"))
                .isLessThan(MESSAGES);
        assertThat(james.status("removed").get("state").asText()).isEqualTo("notConfigured");
    }

    private static void appendAll(ImapClient imap) {
        try {
            append(imap, MESSAGES);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void removedSubscriptionsBacklogShouldBeDroppedAndItsAttemptUnderWayEnd() throws Exception {
        receiver.behave(Behaviour.failing(request -> request.target().equals("/removed"), Answer.of(503)));
        try (ImapClient imap = james.login("alice")) {
            append(imap, 30);
        }
        await().until(() -> james.counter("same", "delivered") == 30);

        configureOther();
        james.reload();
        await().until(() -> james.counter("removed", "dropped") == 30);

        assertThat(james.counter("removed", "pending")).isZero();
        assertThat(james.counter("same", "dropped")).isZero();
        int attempts = james.told("/removed").size();
        james.restart();
        assertThat(james.told("/removed")).hasSize(attempts);
    }

    @Test
    void changedSubscriptionShouldDeliverWhatItsFormerReceiverDidNotTake() throws Exception {
        receiver.behave(Behaviour.failing(request -> request.target().equals("/before"), Answer.of(503)));
        try (ImapClient imap = james.login("alice")) {
            append(imap, 10);
        }
        await().until(() -> james.counter("same", "delivered") == 10);

        configureOther();
        james.reload();

        await().until(() -> james.counter("changed", "delivered") == 10);
        assertThat(james.told("/after"))
                .isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void eventsThatNobodyWantedShouldBeToldOnceSomebodyDoes() throws Exception {
        try (ImapClient imap = james.login("alice")) {
            james.configure(
                    subscription("same", receiver, "/same"),
                    subscription("access", "Login MailboxCreate", receiver, "/access"));
            james.reload();
            imap.command("CREATE Projects");
        }

        await().until(() -> james.counter("access", "delivered") == 1);
    }

    @Test
    void faultyFileShouldChangeNothing() throws Exception {
        james.configure(
                subscription("same", receiver, "/elsewhere"),
                "<subscription name=\"bad\"><events>Nothing</events></subscription>",
                "<typo/>");

        assertThatThrownBy(james::reload)
                .hasMessageContaining("HTTP/1.1 400")
                .hasMessageContaining("conf/message-store-events.xml has 3 fault(s):")
                .hasMessageContaining("messageStoreEvents/subscription[bad]/events: 'Nothing'; wanted: ")
                .hasMessageContaining("messageStoreEvents/subscription[bad]: has 0 mechanisms; wanted: exactly one of")
                .hasMessageContaining("messageStoreEvents/typo: is not known; wanted: one of [");
        try (ImapClient imap = james.login("alice")) {
            append(imap, 1);
        }

        await().until(() -> james.told("/same").size() == 1
                && james.told("/before").size() == 1
                && james.told("/removed").size() == 1);
        assertThat(james.told("/elsewhere")).isEmpty();
    }

    @Test
    void reloadShouldSayWhatNeedsARestart() throws Exception {
        james.configure(
                "<outbox><durability>os</durability></outbox>",
                "<provisionedMailboxes>told</provisionedMailboxes>",
                subscription("same", receiver, "/same"),
                subscription("changed", receiver, "/before"),
                subscription("removed", receiver, "/removed"));

        assertThat(james.reload().toString())
                .isEqualTo("{\"added\":[],\"changed\":[],\"removed\":[],"
                        + "\"needRestart\":[\"outbox\",\"provisionedMailboxes\"]}");
        assertThat(james.reload().get("needRestart")).hasSize(2);
    }

    @Test
    void forgottenSubscriptionShouldBeDroppedOnRequestWhenItWasRemovedBeforeARestart() throws Exception {
        receiver.behave(Behaviour.always(Answer.of(422)));
        try (ImapClient imap = james.login("alice")) {
            append(imap, 3);
        }
        await().until(() -> james.counter("removed", "parked") == 3);
        String removed = OperatedJames.BASE + "/subscriptions/removed";
        assertThatThrownBy(() -> james.webAdmin().delete(removed)).hasMessageContaining("HTTP/1.1 409");

        james.configure(subscription("same", receiver, "/same"), subscription("changed", receiver, "/before"));
        james.restart();
        assertThat(james.counter("removed", "parked")).isEqualTo(3);
        assertThatThrownBy(() -> james.webAdmin().post(removed + "/parked?action=release"))
                .hasMessageContaining("HTTP/1.1 409");

        assertThat(james.webAdmin().delete(removed).toString()).isEqualTo("{\"dropped\":3}");
        assertThat(james.counter("removed", "dropped")).isEqualTo(3);
    }

    private void configureOther() throws Exception {
        james.configure(
                subscription("same", receiver, "/same"),
                subscription("changed", receiver, "/after"),
                subscription("added", receiver, "/added"));
    }
}
