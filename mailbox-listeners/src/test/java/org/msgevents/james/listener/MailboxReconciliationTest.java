// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.mail.Flags;

import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageManager.AppendCommand;
import org.apache.james.mailbox.inmemory.InMemoryId;
import org.apache.james.mailbox.model.ComposedMessageId;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageRange;
import org.junit.jupiter.api.Test;
import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.UidSet;
import org.msgevents.james.listener.MailboxReconciliation.Recovery;
import org.msgevents.james.listener.MailboxReconciliation.Suspect;
import org.msgevents.james.quota.QuotaLookup;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.MailboxNote;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;

class MailboxReconciliationTest {
    private static final Recovery NOTHING = new Recovery(0, false);

    private final MailboxFixture james = new MailboxFixture();
    private final List<MailboxNote> before = new ArrayList<>();
    private final MailboxReconciliation reconciliation = new MailboxReconciliation(
            james.server,
            new JamesServices(
                    james.mailboxes,
                    MessageWhereabouts.UNKNOWN,
                    new InMemoryId.Factory(),
                    () -> Mono.just(false),
                    new QuotaLookup(
                            james.james.getQuotaManager(), james.james.getQuotaRootResolver(), james.mailboxes)),
            james.publisher,
            mailboxId -> CompletableFuture.completedFuture(mark(mailboxId)));

    @Test
    void recoverShouldTellWhatWasMissedAndNothingElse() throws Exception {
        MailboxId inbox = create("INBOX");
        append(inbox);
        remember();
        ComposedMessageId missed = append(inbox);
        forget();
        append(inbox);
        remember();

        Recovery recovery = reconcile(inbox);

        assertThat(recovery).isEqualTo(new Recovery(1, false));
        MessageStoreEvent event = james.publisher.events().get(0);
        assertThat(james.publisher.events()).hasSize(1);
        assertThat(event.name()).isEqualTo(EventName.MESSAGE_APPEND);
        assertThat(event.parameters().get(Parameter.UIDSET)).contains(UidSet.of(2));
        assertThat(event.parameters().get(Parameter.VND_RECOVERED)).isPresent();
        assertThat(event.parameters().get(Parameter.MESSAGE_SIZE)).contains((long) MailboxFixture.CONTENT.length());
        assertThat(event.parameters().get(Parameter.VND_MESSAGE_ID))
                .contains(missed.getMessageId().serialize());
        assertThat(event.id()).isEqualTo(EventId.ofAddedMessages(inbox.serialize(), uidValidity(inbox), UidSet.of(2)));
    }

    @Test
    void recoveredNotificationShouldBeAnEcho() throws Exception {
        MailboxId inbox = create("INBOX");
        remember();
        james.append(
                inbox,
                AppendCommand.builder().build("Auto-Submitted: auto-notified\r\n\r\nx\r\n".getBytes(US_ASCII)),
                MailboxFixture.imap("APPEND"));
        append(inbox);
        forget();

        reconcile(inbox);

        assertThat(james.publisher.happenings().stream()
                        .map(happening ->
                                happening.echo().isEcho().toCompletableFuture().join()))
                .containsExactly(true, false);
    }

    @Test
    void recoverShouldTellOnce() throws Exception {
        MailboxId inbox = create("INBOX");
        append(inbox);
        remember();
        for (int i = 0; i < 250; i++) {
            append(inbox);
        }
        forget();

        assertThat(reconcile(inbox)).isEqualTo(new Recovery(250, false));
        assertThat(james.publisher.events())
                .extracting(event ->
                        event.parameters().get(Parameter.UIDSET).orElseThrow().toString())
                .startsWith("2", "3", "4")
                .endsWith("250", "251")
                .doesNotHaveDuplicates();

        james.publisher.events();
        remember();
        assertThat(reconciliation.look(inbox, james.session)).isEmpty();
    }

    @Test
    void lookShouldTakeWhatIsThereForToldWhenNothingIsKnown() throws Exception {
        MailboxId inbox = create("INBOX");
        append(inbox);
        append(inbox);
        forget();

        assertThat(reconciliation.look(inbox, james.session)).isEmpty();

        assertThat(james.publisher.events()).isEmpty();
        assertThat(mark(inbox.serialize()).orElseThrow().lastUid()).isEqualTo(2);
        assertThat(reconciliation.look(inbox, james.session)).isEmpty();
    }

    @Test
    void recoverShouldLeaveAloneWhatWasUnderWay() throws Exception {
        MailboxId inbox = create("INBOX");
        remember();
        append(inbox);
        List<MailboxNote> underWay = james.publisher.notes();
        forget();

        Suspect suspect = reconciliation.look(inbox, james.session).orElseThrow();
        before.addAll(underWay);

        assertThat(reconciliation.recover(suspect, james.session)).isEqualTo(NOTHING);
        assertThat(james.publisher.events()).isEmpty();
    }

    @Test
    void recoverShouldBeDoneWithMessagesThatAreGone() throws Exception {
        MailboxId inbox = create("INBOX");
        remember();
        append(inbox);
        manager(inbox)
                .setFlags(
                        new Flags(Flags.Flag.DELETED),
                        MessageManager.FlagsUpdateMode.ADD,
                        MessageRange.all(),
                        james.session);
        manager(inbox).expunge(MessageRange.all(), james.session);
        forget();

        assertThat(reconcile(inbox)).isEqualTo(new Recovery(0, true));
        assertThat(reconciliation.look(inbox, james.session)).isEmpty();
    }

    @Test
    void recoverShouldCountAChangeOfFlagsThatWasMissedOnce() throws Exception {
        MailboxId inbox = create("INBOX");
        append(inbox);
        remember();
        flag(inbox);
        forget();

        assertThat(reconcile(inbox)).isEqualTo(new Recovery(0, true));
        assertThat(james.publisher.events()).isEmpty();
        assertThat(reconciliation.look(inbox, james.session)).isEmpty();
    }

    @Test
    void lookShouldNotMissFlagsThatWereToldOrThatNobodyWants() throws Exception {
        MailboxId inbox = create("INBOX");
        append(inbox);
        flag(inbox);
        remember();
        assertThat(reconciliation.look(inbox, james.session)).isEmpty();

        for (EventName flags :
                List.of(EventName.FLAGS_SET, EventName.FLAGS_CLEAR, EventName.MESSAGE_READ, EventName.MESSAGE_TRASH)) {
            james.publisher.doNotWant(flags);
        }
        append(inbox);
        remember();
        manager(inbox)
                .setFlags(
                        new Flags(Flags.Flag.SEEN),
                        MessageManager.FlagsUpdateMode.ADD,
                        MessageRange.all(),
                        james.session);
        assertThat(reconciliation.look(inbox, james.session)).isEmpty();
    }

    @Test
    void notesShouldKnowCopiesAndMovesOfMany() throws Exception {
        MailboxId inbox = create("INBOX");
        MailboxId archive = create("Archive");
        for (int i = 0; i < 3; i++) {
            append(inbox);
        }
        james.mailboxes.copyMessages(MessageRange.all(), inbox, archive, james.session);
        james.mailboxes.moveMessages(MessageRange.all(), inbox, archive, james.session);
        remember();

        assertThat(reconciliation.look(inbox, james.session)).isEmpty();
        assertThat(reconciliation.look(archive, james.session)).isEmpty();
        assertThat(mark(archive.serialize()).orElseThrow().lastUid()).isEqualTo(6);
    }

    @Test
    void recoverShouldTellTheFirstMessageOfANewMailboxThatNobodyWantedToKnowOf() throws Exception {
        james.publisher.doNotWant(EventName.MAILBOX_CREATE);
        MailboxId inbox = create("INBOX");
        remember();
        append(inbox);
        forget();

        assertThat(reconcile(inbox)).isEqualTo(new Recovery(1, false));
    }

    @Test
    void notesShouldKnowWhatNobodyWants() throws Exception {
        EventName.all().forEach(james.publisher::doNotWant);
        MailboxId inbox = create("INBOX");
        append(inbox);
        append(inbox);
        remember();

        assertThat(mark(inbox.serialize()).orElseThrow().lastUid()).isEqualTo(2);
        assertThat(mark(inbox.serialize()).flatMap(MailboxMark::missing)).isEmpty();
    }

    @Test
    void notesShouldForgetAMailboxThatIsDeleted() throws Exception {
        MailboxId inbox = create("Lunch");
        james.mailboxes.deleteMailbox(inbox, james.session);
        remember();

        assertThat(mark(inbox.serialize())).isEmpty();
    }

    private MailboxId create(String name) {
        return james.create(name, Context.empty());
    }

    private ComposedMessageId append(MailboxId mailbox) {
        return james.append(mailbox, AppendCommand.builder(), MailboxFixture.imap("APPEND"));
    }

    private void flag(MailboxId mailbox) throws Exception {
        manager(mailbox)
                .setFlags(
                        new Flags(Flags.Flag.FLAGGED),
                        MessageManager.FlagsUpdateMode.ADD,
                        MessageRange.all(),
                        james.session);
    }

    private MessageManager manager(MailboxId mailbox) {
        return james.manager(mailbox);
    }

    private long uidValidity(MailboxId mailbox) throws Exception {
        return manager(mailbox).getMailboxEntity().getUidValidity().asLong();
    }

    private Recovery reconcile(MailboxId mailbox) throws Exception {
        Suspect suspect = reconciliation.look(mailbox, james.session).orElseThrow();
        return reconciliation.recover(suspect, james.session);
    }

    /** What was told so far, was. */
    private void remember() {
        before.addAll(james.publisher.notes());
        james.publisher.clear();
    }

    /** What was told since, was lost with a crash. */
    private void forget() {
        james.publisher.clear();
    }

    private Optional<MailboxMark> mark(String mailboxId) {
        Optional<MailboxMark> mark = Optional.empty();
        List<MailboxNote> notes = new ArrayList<>(before);
        notes.addAll(james.publisher.notes());
        for (MailboxNote note : notes) {
            mark = note.mailboxId().equals(mailboxId) ? MailboxMark.after(mark, note) : mark;
        }
        return mark;
    }
}
