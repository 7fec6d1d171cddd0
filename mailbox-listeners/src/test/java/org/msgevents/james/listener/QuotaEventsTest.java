// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.james.core.MaybeSender;
import org.apache.james.core.quota.QuotaCountLimit;
import org.apache.james.core.quota.QuotaSizeLimit;
import org.apache.james.mailbox.MessageManager.AppendCommand;
import org.apache.james.mailbox.exception.OverQuotaException;
import org.apache.james.mailbox.model.ComposedMessageId;
import org.apache.james.mailbox.model.MailboxId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.james.quota.QuotaRefusals;
import org.msgevents.james.quota.StoringOperation;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.Peer;

import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Refusals of James' own mailboxes, seen through Reactor. */
class QuotaEventsTest {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final String OTHER_HOOK = "another";
    private static final byte[] MESSAGE = MailboxFixture.CONTENT.getBytes(StandardCharsets.UTF_8);

    private final MailboxFixture mailbox = new MailboxFixture();
    private final QuotaRefusals refusals = mailbox.refusals;
    private MailboxId inbox;
    private List<ComposedMessageId> messages;

    @BeforeEach
    void limit() throws Exception {
        inbox = mailbox.given("INBOX");
        mailbox.james.getMaxQuotaManager().setGlobalMaxMessage(QuotaCountLimit.count(2));
        mailbox.james.getMaxQuotaManager().setGlobalMaxStorage(QuotaSizeLimit.size(5000));
        messages = List.of(mailbox.givenMessage(inbox), mailbox.givenMessage(inbox));
    }

    @AfterEach
    void stop() {
        refusals.stop();
        Hooks.resetOnOperatorError(OTHER_HOOK);
    }

    @Test
    void refusalOfAnUnknownOperationShouldTellTheUserAndTheQuota() {
        refused(append());

        MessageStoreEvent event = told(EventName.QUOTA_EXCEED);
        assertThat(event.parameters().get(Parameter.USER)).hasValue("alice");
        assertThat(event.parameters().get(Parameter.VND_QUOTA_ROOT)).hasValue("#private&alice");
        assertThat(event.parameters().get(Parameter.MESSAGES)).hasValue(2L);
        assertThat(event.parameters().get(Parameter.MAX_MESSAGES)).hasValue(2L);
        assertThat(event.parameters().get(Parameter.DISK_USED)).hasValue(1L);
        assertThat(event.parameters().get(Parameter.DISK_QUOTA)).hasValue(5L);
        assertThat(event.parameters().has(Parameter.MAILBOX_ID)).isFalse();
        assertThat(event.parameters().has(Parameter.SERVICE)).isFalse();
        assertThat(event.key().value()).isEqualTo("alice");
    }

    @Test
    void refusalOfAKnownOperationShouldTellItsClientAndMailboxToo() throws Exception {
        ClientSession client = new ClientSession("imap", Optional.of("root"), Peer.of("192.0.2.1"));

        refused(refusals.watch(
                append(), StoringOperation.byClient(Optional.of(client), Optional.of(MailboxFixture.path("INBOX")))));

        MessageStoreEvent event = told(EventName.QUOTA_EXCEED);
        assertThat(event.parameters().get(Parameter.MAILBOX_ID))
                .hasToString(
                        "Optional[imap://alice@imap.example.com/INBOX;UIDVALIDITY=" + mailbox.uidValidity(inbox) + "]");
        assertThat(event.parameters().get(Parameter.VND_MAILBOX_ID)).hasValue(inbox.serialize());
        assertThat(event.parameters().get(Parameter.CLIENT_IP)).hasValue("192.0.2.1");
        assertThat(event.parameters().get(Parameter.ADMIN)).hasValue("root");
        assertThat(event.parameters().get(Parameter.SERVICE)).hasValue("imap");
    }

    @Test
    void refusalShouldBeToldOnceWhenAnOperationIsAttemptedAgain() {
        StoringOperation delivery =
                StoringOperation.delivery(Optional.of("smtp"), MailboxFixture.path("INBOX"), MaybeSender.nullSender());

        refused(refusals.watch(append(), delivery));
        refused(refusals.watch(append(), delivery));

        assertThat(told(EventName.QUOTA_EXCEED).parameters().get(Parameter.SERVICE))
                .hasValue("smtp");
    }

    @Test
    void refusalsShouldBeToldOnceWhenTheyAreAlikeAndOfNoKnownOperation() {
        refused(append());
        refused(append());

        told(EventName.QUOTA_EXCEED);
    }

    @Test
    void otherHooksShouldSeeWhatTheySawBefore() {
        List<Throwable> seen = new ArrayList<>();
        Hooks.onOperatorError(OTHER_HOOK, (failure, value) -> {
            seen.add(failure);
            return failure;
        });

        refused(refusals.watch(append(), StoringOperation.byClient(Optional.empty(), Optional.empty())));

        assertThat(seen).hasSize(1).first().isInstanceOf(OverQuotaException.class);
        told(EventName.QUOTA_EXCEED);
    }

    @Test
    void nothingShouldBeSeenWhenNobodyWantsIt() {
        refusals.stop();
        mailbox.publisher.doNotWant(EventName.QUOTA_EXCEED);
        mailbox.publisher.doNotWant(EventName.QUOTA_WITHIN);
        QuotaRefusals idle = new QuotaRefusals(mailbox.publisher, mailbox.quotas);
        idle.begin();
        Mono<?> append = append();

        refused(append);

        assertThat(idle.watch(append, StoringOperation.byClient(Optional.empty(), Optional.empty())))
                .isSameAs(append);
        assertThat(mailbox.publisher.events()).isEmpty();
        idle.stop();
    }

    @Test
    void refusalShouldBeToldAsSoonAsSomebodyWantsIt() {
        mailbox.publisher.doNotWant(EventName.QUOTA_EXCEED);
        mailbox.publisher.doNotWant(EventName.QUOTA_WITHIN);
        refused(append());
        assertThat(mailbox.publisher.events()).isEmpty();

        mailbox.publisher.want(EventName.QUOTA_EXCEED);
        refused(append());

        told(EventName.QUOTA_EXCEED);
    }

    @Test
    void quotaShouldBeWithinOnceWhenMessagesGo() throws Exception {
        refused(append());
        told(EventName.QUOTA_EXCEED);
        mailbox.publisher.clear();

        for (ComposedMessageId message : messages) {
            mailbox.manager(inbox).delete(List.of(message.getUid()), mailbox.session);
        }

        assertThat(events(EventName.QUOTA_WITHIN)).singleElement().satisfies(event -> assertThat(
                        event.parameters().get(Parameter.MESSAGES))
                .hasValue(1L));
    }

    @Test
    void changedLimitShouldBeToldWithTheNextUsage() throws Exception {
        mailbox.james.getMaxQuotaManager().setGlobalMaxMessage(QuotaCountLimit.count(7));

        mailbox.append(inbox, AppendCommand.builder(), Context.empty());

        assertThat(events(EventName.QUOTA_CHANGE)).singleElement().satisfies(event -> {
            assertThat(event.parameters().get(Parameter.MAX_MESSAGES)).hasValue(7L);
            assertThat(event.parameters().get(Parameter.MESSAGES)).hasValue(3L);
        });
    }

    private Mono<?> append() {
        return Mono.from(mailbox.manager(inbox)
                .appendMessageReactive(AppendCommand.builder().build(MESSAGE), mailbox.session));
    }

    private static void refused(Mono<?> append) {
        assertThatThrownBy(append::block).hasRootCauseInstanceOf(OverQuotaException.class);
    }

    private List<MessageStoreEvent> events(EventName name) {
        return mailbox.publisher.events().stream()
                .filter(event -> event.name().equals(name))
                .toList();
    }

    /** A refusal is told beside the operation, not before its answer. */
    private MessageStoreEvent told(EventName name) {
        await().during(SOON).untilAsserted(() -> assertThat(mailbox.publisher.events())
                .extracting(MessageStoreEvent::name)
                .containsExactly(name));
        return mailbox.publisher.events().get(0);
    }
}
