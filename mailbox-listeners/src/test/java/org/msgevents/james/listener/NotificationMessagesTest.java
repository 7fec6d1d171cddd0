// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.james.listener.MailboxFixture.imap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.mail.Flags;

import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageManager.AppendCommand;
import org.apache.james.mailbox.MessageManager.FlagsUpdateMode;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.MessageResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.event.EventName;
import org.msgevents.publisher.Echo;
import org.msgevents.publisher.Happening;

import reactor.core.publisher.Flux;

class NotificationMessagesTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final MailboxId inbox = fixture.given("INBOX");

    @BeforeEach
    void sendMail() {
        fixture.publisher.sendMail();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-notified",
                "auto-submitted:AUTO-NOTIFIED; owner-email=\"me@example.com\"",
                "Auto-Submitted:\r\n (by us) auto-notified (indeed)"
            })
    void notificationShouldBeAnEchoFromItsArrivalToItsEnd(String field) throws Exception {
        append(field);
        assertThat(echoes(EventName.MESSAGE_APPEND)).containsExactly(true);
        MessageManager manager = fixture.manager(inbox);
        manager.setFlags(new Flags(Flags.Flag.SEEN), FlagsUpdateMode.ADD, MessageRange.all(), fixture.session);
        manager.delete(List.of(MessageUid.of(1)), fixture.session);

        assertThat(echoes(EventName.MESSAGE_READ, EventName.MESSAGE_EXPUNGE)).containsExactly(true, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Auto-Submitted: auto-replied", "Auto-Submitted: no", "X-Auto-Submitted: auto-notified", "X: y"})
    void otherMessagesShouldBeNoEcho(String field) throws Exception {
        append(field);
        assertThat(echoes(EventName.MESSAGE_APPEND)).containsExactly(false);
        MessageManager manager = fixture.manager(inbox);
        manager.setFlags(new Flags(Flags.Flag.SEEN), FlagsUpdateMode.ADD, MessageRange.all(), fixture.session);
        manager.delete(List.of(MessageUid.of(1)), fixture.session);

        assertThat(echoes(EventName.MESSAGE_READ, EventName.MESSAGE_EXPUNGE)).containsExactly(false, false);
    }

    @Test
    void notificationShouldBeMarkedForItsClientsToSee() throws Exception {
        append("Auto-Submitted: auto-notified");
        append("Subject: other");

        assertThat(Flux.from(fixture.manager(inbox)
                                .getMessagesReactive(MessageRange.all(), FetchGroup.MINIMAL, fixture.session))
                        .map(MessageResult::getFlags)
                        .map(flags -> flags.contains("$AutoNotified"))
                        .collectList()
                        .block())
                .containsExactly(true, false);
    }

    @Test
    void markShouldNotBeSetWhereNobodyIsNotifiedByMail() {
        MailboxFixture other = new MailboxFixture();
        MailboxId mailbox = other.given("INBOX");

        other.append(mailbox, message("Auto-Submitted: auto-notified"), imap("APPEND"));

        assertThat(other.told()).hasSize(1);
    }

    @Test
    void markShouldBeAnEchoItself() {
        append("Auto-Submitted: auto-notified");

        assertThat(echoes(EventName.FLAGS_SET)).containsExactly(true);
    }

    @Test
    void copyShouldBeAnEcho() throws Exception {
        append("Auto-Submitted: auto-notified");
        MailboxId archive = fixture.create("Archive", imap("CREATE"));
        fixture.mailboxes.copyMessages(MessageRange.all(), inbox, archive, fixture.session);

        assertThat(fixture.publisher.happenings().stream()
                        .filter(happening -> happening.event().key().value().equals(archive.serialize()))
                        .filter(happening -> !happening.event().name().equals(EventName.MAILBOX_CREATE))
                        .map(NotificationMessagesTest::isEcho))
                .isNotEmpty()
                .containsOnly(true);
    }

    @Test
    void changesOfNotificationsAndOthersTogetherShouldBeNoEcho() throws Exception {
        append("Auto-Submitted: auto-notified");
        append("Subject: other");
        fixture.publisher.clear();
        fixture.manager(inbox)
                .setFlags(new Flags(Flags.Flag.FLAGGED), FlagsUpdateMode.ADD, MessageRange.all(), fixture.session);

        assertThat(echoes(EventName.FLAGS_SET)).containsExactly(false);
    }

    private void append(String field) {
        fixture.append(inbox, message(field), imap("APPEND"));
    }

    private static AppendCommand message(String field) {
        return AppendCommand.builder().build((field + "\r\n\r\nx\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private List<Boolean> echoes(EventName... names) {
        return fixture.publisher.happenings().stream()
                .filter(happening -> List.of(names).contains(happening.event().name()))
                .map(NotificationMessagesTest::isEcho)
                .toList();
    }

    private static boolean isEcho(Happening happening) {
        Echo echo = happening.echo();
        CompletionStage<Boolean> found = echo.isEcho();
        return found.toCompletableFuture().join();
    }
}
