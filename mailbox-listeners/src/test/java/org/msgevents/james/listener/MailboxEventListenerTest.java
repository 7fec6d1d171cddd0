// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.james.listener.MailboxFixture.imap;
import static org.msgevents.james.listener.MailboxFixture.path;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.mail.Flags;

import org.apache.james.mailbox.MailboxManager.RenameOption;
import org.apache.james.mailbox.MessageManager.AppendCommand;
import org.apache.james.mailbox.MessageManager.FlagsUpdateMode;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.model.ComposedMessageId;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageRange;
import org.junit.jupiter.api.Test;
import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.SmtpEnvelope;
import org.msgevents.event.UidSet;
import org.msgevents.james.session.AdminRequest;
import org.msgevents.james.session.ClientSession;
import org.msgevents.james.session.DeliveryOrigin;
import org.msgevents.james.session.DeliveryOrigin.Telling;
import org.msgevents.james.session.Peer;
import org.msgevents.publisher.Wanted;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;

class MailboxEventListenerTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final MailboxId inbox = fixture.given("INBOX");

    @Test
    void appendShouldTellTheMessageWithItsUrl() throws Exception {
        fixture.append(inbox, AppendCommand.builder().withFlags(new Flags(Flags.Flag.FLAGGED)), imap("APPEND"));

        MessageStoreEvent event = only(EventName.MESSAGE_APPEND);
        String mailbox = "imap://alice@imap.example.com/INBOX;UIDVALIDITY=" + fixture.uidValidity(inbox);
        assertThat(event.parameters().get(Parameter.URI)).map(Object::toString).hasValue(mailbox + "/;UID=1");
        assertThat(event.parameters().get(Parameter.MAILBOX_ID))
                .map(Object::toString)
                .hasValue(mailbox);
        assertThat(event.parameters().get(Parameter.MESSAGE_SIZE)).hasValue((long) MailboxFixture.CONTENT.length());
        assertThat(event.parameters().get(Parameter.FLAG_NAMES))
                .map(Object::toString)
                .hasValue("\\Flagged");
        assertThat(event.parameters().get(Parameter.SERVICE)).hasValue("imap");
        assertThat(event.parameters().get(Parameter.PID)).hasValue(42L);
        assertThat(event.id())
                .isEqualTo(EventId.ofAddedMessages(inbox.serialize(), fixture.uidValidity(inbox), UidSet.of(1)));
    }

    @Test
    void appendShouldBeToldWithoutItsCommandToo() {
        fixture.append(inbox, AppendCommand.builder(), Context.empty());

        assertThat(only(EventName.MESSAGE_APPEND).parameters().get(Parameter.SERVICE))
                .isEmpty();
    }

    @Test
    void deliveryShouldBeMessageNewWithoutEnvelopeWhenTheMailetIsNotInstalled() {
        fixture.append(inbox, AppendCommand.builder().delivery(), Context.empty());

        assertThat(only(EventName.MESSAGE_NEW).parameters().has(Parameter.ENVELOPE))
                .isFalse();
    }

    @Test
    void deliveryShouldCarryWhatTheMailetKnowsOfItsSession() {
        SmtpEnvelope envelope = new SmtpEnvelope("MAIL FROM:<bob@example.com>", List.of("RCPT TO:<alice@example.com>"));
        fixture.sessions.beginDelivery(
                fixture.session.getSessionId().getValue(),
                new DeliveryOrigin(Telling.TOLD, Optional.of(envelope), Optional.of("smtp"), List.of("a", "b")));

        fixture.append(inbox, AppendCommand.builder().delivery(), Context.empty());

        MessageStoreEvent event = only(EventName.MESSAGE_NEW);
        assertThat(event.parameters().get(Parameter.ENVELOPE)).hasValue(envelope);
        assertThat(event.parameters().get(Parameter.SERVICE)).hasValue("smtp");
        assertThat(event.parameters().get(Parameter.TAGS)).hasValue("a,b");
    }

    @Test
    void deliveryShouldBeSilentWhenTheMailetSaysSo() {
        fixture.sessions.beginDelivery(
                fixture.session.getSessionId().getValue(),
                new DeliveryOrigin(Telling.SILENT, Optional.empty(), Optional.empty(), List.of()));

        fixture.append(inbox, AppendCommand.builder().delivery(), Context.empty());

        assertThat(fixture.told()).isEmpty();
    }

    @Test
    void copyByCommandShouldBeOneEventWithItsSource() throws Exception {
        fixture.givenMessage(inbox);
        fixture.givenMessage(inbox);
        MailboxId target = fixture.given("target");

        Mono.from(fixture.mailboxes.copyMessagesReactive(MessageRange.all(), inbox, target, fixture.session))
                .contextWrite(imap("COPY", Map.of("selectedMailbox", inbox.serialize())))
                .block();

        MessageStoreEvent event = only(EventName.VND_MESSAGE_COPY);
        assertThat(event.parameters().get(Parameter.UIDSET)).hasValue(UidSet.parse("1:2"));
        assertThat(event.parameters().get(Parameter.OLD_MAILBOX_ID))
                .map(Object::toString)
                .hasValue("imap://alice@imap.example.com/INBOX;UIDVALIDITY=" + fixture.uidValidity(inbox));
        assertThat(event.parameters().has(Parameter.MODSEQ)).isFalse();
        assertThat(event.key().value()).isEqualTo(target.serialize());
    }

    @Test
    void moveByCommandShouldBeOneEventWithBothUidSets() {
        fixture.givenMessage(inbox);
        fixture.givenMessage(inbox);
        MailboxId target = fixture.given("target");

        move(MessageRange.one(MessageUid.of(2)), target, imap("MOVE", Map.of("selectedMailbox", inbox.serialize())));

        MessageStoreEvent event = only(EventName.VND_MESSAGE_MOVE);
        assertThat(event.parameters().get(Parameter.UIDSET)).hasValue(UidSet.of(1));
        assertThat(event.parameters().get(Parameter.VND_OLD_UIDSET)).hasValue(UidSet.of(2));
        assertThat(event.parameters().get(Parameter.VND_OLD_MAILBOX_ID)).hasValue(inbox.serialize());
    }

    @Test
    void moveOfUnknownCommandShouldBeRecognized() throws Exception {
        ComposedMessageId message = fixture.givenMessage(inbox);
        MailboxId target = fixture.given("target");

        fixture.james.getMessageIdManager().setInMailboxes(message.getMessageId(), List.of(target), fixture.session);

        assertThat(only(EventName.VND_MESSAGE_MOVE).parameters().get(Parameter.VND_OLD_UIDSET))
                .hasValue(UidSet.of(1));
    }

    @Test
    void copyOfUnknownCommandShouldBeRecognized() throws Exception {
        ComposedMessageId message = fixture.givenMessage(inbox);
        MailboxId target = fixture.given("target");

        fixture.james
                .getMessageIdManager()
                .setInMailboxes(message.getMessageId(), List.of(inbox, target), fixture.session);

        assertThat(only(EventName.VND_MESSAGE_COPY).parameters().get(Parameter.VND_OLD_MAILBOX_ID))
                .hasValue(inbox.serialize());
    }

    @Test
    void moveIntoTwoMailboxesShouldBeAMoveAndACopy() throws Exception {
        ComposedMessageId message = fixture.givenMessage(inbox);
        MailboxId one = fixture.given("one");
        MailboxId two = fixture.given("two");

        fixture.james.getMessageIdManager().setInMailboxes(message.getMessageId(), List.of(one, two), fixture.session);

        assertThat(names()).containsExactly(EventName.VND_MESSAGE_MOVE, EventName.VND_MESSAGE_COPY);
    }

    @Test
    void leavingOneOfTwoMailboxesShouldBeAnExpunge() throws Exception {
        ComposedMessageId message = fixture.givenMessage(inbox);
        MailboxId target = fixture.given("target");
        fixture.james
                .getMessageIdManager()
                .setInMailboxes(message.getMessageId(), List.of(inbox, target), fixture.session);
        fixture.publisher.clear();

        fixture.james.getMessageIdManager().setInMailboxes(message.getMessageId(), List.of(target), fixture.session);

        assertThat(only(EventName.MESSAGE_EXPUNGE).key().value()).isEqualTo(inbox.serialize());
    }

    @Test
    void removalShouldBeAnExpiryWhenJamesIsExpiringAndNobodyKnownRemoves() throws Exception {
        ComposedMessageId message = fixture.givenMessage(inbox);
        fixture.isServerExpiring = true;

        fixture.manager(inbox).delete(List.of(message.getUid()), fixture.session);

        assertThat(only(EventName.MESSAGE_EXPIRE).parameters().get(Parameter.VND_EXPIRE_POLICY))
                .hasValue("ExpireMailboxTask");
    }

    @Test
    void removalShouldBeAnExpungeWhenAClientRemovesWhileJamesIsExpiring() throws Exception {
        ComposedMessageId message = fixture.givenMessage(inbox);
        fixture.isServerExpiring = true;
        fixture.sessions.connected(
                fixture.session.getSessionId().getValue(), new ClientSession("imap", Optional.empty(), Peer.UNKNOWN));

        fixture.manager(inbox).delete(List.of(message.getUid()), fixture.session);

        only(EventName.MESSAGE_EXPUNGE);
    }

    @Test
    void expungeShouldBeOneEventForAllMessages() throws Exception {
        for (int i = 0; i < 5; i++) {
            fixture.givenMessage(inbox);
        }
        fixture.manager(inbox)
                .setFlags(
                        new Flags(Flags.Flag.DELETED),
                        FlagsUpdateMode.ADD,
                        MessageRange.from(MessageUid.of(3)),
                        fixture.session);
        fixture.publisher.clear();

        fixture.manager(inbox).expunge(MessageRange.all(), fixture.session).forEachRemaining(uid -> {});

        assertThat(only(EventName.MESSAGE_EXPUNGE).parameters().get(Parameter.UIDSET))
                .hasValue(UidSet.parse("3:5"));
    }

    @Test
    void storeShouldTellOnlyTheMessagesThatChanged() throws Exception {
        fixture.givenMessage(inbox);
        fixture.givenMessage(inbox);
        store(new Flags(Flags.Flag.SEEN), MessageRange.one(MessageUid.of(1)));
        fixture.publisher.clear();

        store(new Flags(Flags.Flag.SEEN), MessageRange.all());
        store(new Flags(Flags.Flag.SEEN), MessageRange.all());

        assertThat(only(EventName.MESSAGE_READ).parameters().get(Parameter.UIDSET))
                .hasValue(UidSet.of(2));
    }

    @Test
    void createShouldBeToldOnceForAWholePath() throws Exception {
        MailboxId leaf = fixture.create("a.b.c", imap("CREATE", Map.of("mailbox", "a.b.c")));

        MessageStoreEvent event = only(EventName.MAILBOX_CREATE);
        assertThat(event.parameters().get(Parameter.URI))
                .map(Object::toString)
                .hasValue("imap://alice@imap.example.com/a.b.c;UIDVALIDITY=" + fixture.uidValidity(leaf));
    }

    @Test
    void createOfAnAncestorShouldBeToldWhenItIsTheCommandsOwn() {
        fixture.create("a", imap("CREATE", Map.of("mailbox", "a")));
        fixture.create("a.b", imap("CREATE", Map.of("mailbox", "a.b")));

        assertThat(names()).containsExactly(EventName.MAILBOX_CREATE, EventName.MAILBOX_CREATE);
    }

    @Test
    void createShouldBeToldOnceForTheFolderOfADelivery() {
        fixture.sessions.creating(fixture.session.getSessionId().getValue(), "a.b");

        fixture.create("a.b", Context.empty());

        assertThat(only(EventName.MAILBOX_CREATE).parameters().get(Parameter.URI))
                .hasValueSatisfying(url -> assertThat(url.mailbox()).hasValue("a.b"));
    }

    @Test
    void renameShouldImplyItsChildren() throws Exception {
        fixture.given("a.b.c");

        fixture.mailboxes.renameMailbox(path("a"), path("x"), RenameOption.NONE, fixture.session);

        MessageStoreEvent event = only(EventName.MAILBOX_RENAME);
        assertThat(event.parameters().get(Parameter.OLD_MAILBOX_ID))
                .map(Object::toString)
                .hasValue("imap://alice@imap.example.com/a");
        assertThat(event.parameters().get(Parameter.MAILBOX_ID))
                .map(Object::toString)
                .hasValue("imap://alice@imap.example.com/x");
    }

    @Test
    void renameOfInboxShouldTellItsChildrenButNotTheNewInbox() throws Exception {
        fixture.given("INBOX.sub");

        fixture.mailboxes.renameMailbox(path("INBOX"), path("old"), RenameOption.NONE, fixture.session);
        fixture.create("INBOX", Context.empty());

        assertThat(names()).containsExactly(EventName.MAILBOX_RENAME, EventName.MAILBOX_RENAME);
    }

    @Test
    void deleteShouldSayNothingOfTheMessages() throws Exception {
        fixture.givenMessage(inbox);

        fixture.mailboxes.deleteMailbox(inbox, fixture.session);

        assertThat(only(EventName.MAILBOX_DELETE).parameters().get(Parameter.URI))
                .map(Object::toString)
                .hasValue("imap://alice@imap.example.com/INBOX");
    }

    /** James tells a move by the departure from its source, whose counters are not the target's. */
    @Test
    void nothingShouldBeLookedUpOfTheSourceOfAMove() {
        fixture.givenMessage(inbox);
        MailboxId target = fixture.given("target");

        move(MessageRange.one(MessageUid.of(1)), target, imap("MOVE", Map.of("selectedMailbox", inbox.serialize())));

        assertThat(fixture.publisher.happenings()).isNotEmpty().allSatisfy(happening -> assertThat(happening.lookups())
                .isEmpty());
    }

    @Test
    void mailboxThatJamesGivesEveryUserShouldBeToldOnlyWhenSomebodyAsksForIt() {
        fixture.sessions.provisioning("alice");

        fixture.create("Archive", Context.empty());
        assertThat(fixture.publisher.events()).isEmpty();

        fixture.create("Drafts", imap("CREATE", Map.of("mailbox", "Drafts")));
        AdminRequest request =
                new AdminRequest(AdminRequest.Kind.CREATE, "alice", Optional.of("Sent"), Peer.of("192.0.2.1"));
        fixture.sessions.begin(request);
        fixture.create("Sent", Context.empty());
        fixture.sessions.end(request);

        assertThat(names()).containsExactly(EventName.MAILBOX_CREATE, EventName.MAILBOX_CREATE);
    }

    @Test
    void countersShouldBeLookedUpOnlyForWhoAsks() throws Exception {
        fixture.append(inbox, AppendCommand.builder(), imap("APPEND"));

        assertThat(fixture.publisher
                        .happenings()
                        .get(0)
                        .lookups()
                        .get(0)
                        .find(new Wanted(Set.of(Parameter.UIDNEXT, Parameter.MESSAGES), List.of()))
                        .toCompletableFuture()
                        .get())
                .satisfies(found -> assertThat(found.get(Parameter.UIDNEXT)).hasValue(2L))
                .satisfies(found -> assertThat(found.get(Parameter.MESSAGES)).hasValue(1L));
    }

    private void store(Flags flags, MessageRange range) throws Exception {
        fixture.manager(inbox).setFlags(flags, FlagsUpdateMode.ADD, range, fixture.session);
    }

    private void move(MessageRange range, MailboxId target, Context command) {
        Mono.from(fixture.mailboxes.moveMessagesReactive(range, inbox, target, fixture.session))
                .contextWrite(command)
                .block();
    }

    private List<EventName> names() {
        return fixture.told().stream().map(MessageStoreEvent::name).toList();
    }

    private MessageStoreEvent only(EventName name) {
        assertThat(names()).containsExactly(name);
        return fixture.told().get(0);
    }

    @Test
    void jamesShouldGoOnInAThreadOfItsOwnWhenTheEventIsKept() throws Exception {
        fixture.givenMessage(inbox);
        ExecutorService outbox = Executors.newSingleThreadExecutor(task -> new Thread(task, "outbox"));
        fixture.publisher.keepIn(CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, outbox));

        String thread = Mono.from(fixture.manager(inbox)
                        .setFlagsReactive(
                                new Flags(Flags.Flag.SEEN), FlagsUpdateMode.ADD, MessageRange.all(), fixture.session))
                .map(updated -> Thread.currentThread().getName())
                .block();

        assertThat(fixture.told()).hasSize(1);
        assertThat(thread).isNotEqualTo("outbox");
        outbox.shutdownNow();
    }
}
