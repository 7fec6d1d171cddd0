// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.msgevents.event.UidSet;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.MailboxNote.Begun;
import org.msgevents.outbox.MailboxNote.Gone;
import org.msgevents.outbox.MailboxNote.Told;
import org.msgevents.outbox.OutboxEntry;

/** What an outbox knows of the mailboxes that its events tell of. */
public interface OutboxMailboxContract extends OutboxUnderTest {
    /** James' id of the mailbox. */
    String MAILBOX = "f3a1";

    long VALIDITY = 4_000_000_000L;

    @Test
    default void appendShouldRememberTheMessagesThatItTells() {
        append("a", new Begun(MAILBOX, VALIDITY, 0, 0), told("1:3", 7));
        append("b", told("4", 9));

        crash();

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 4, Optional.empty(), 9));
    }

    @Test
    default void appendShouldLeaveWhatWasPassedOverMissing() {
        append("a", told("7", 0));
        append("b", told("9,12:14", 0));
        append("c", told("15", 0));

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 15, Optional.of(UidSet.parse("8,10:11")), 0));
    }

    @Test
    default void appendShouldEndThatAMessageIsMissing() {
        append("a", new Begun(MAILBOX, VALIDITY, 0, 0), told("5", 0));

        append("b", told("2:3", 0));
        append("c", told("1", 0));
        reopen();
        append("d", told("4", 0));

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 5, Optional.empty(), 0));
    }

    @Test
    default void appendShouldMoveNothingBack() {
        append("a", new Begun(MAILBOX, VALIDITY, 0, 0), told("1:5", 8));

        append("b", told("2", 3));
        append("c", new Begun(MAILBOX, VALIDITY, 0, 0));

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 5, Optional.empty(), 8));
    }

    @Test
    default void appendShouldTakeAMailboxThatItDoesNotKnowForOld() {
        append("a", told("100:101", 5));

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 101, Optional.empty(), 5));
    }

    @Test
    default void appendShouldMissWhatIsBelowTheFirstMessageToldOfANewMailbox() {
        append("a", new Begun(MAILBOX, MailboxMark.NEW, 0, 0));
        append("b", told("3", 5));
        append("c", told("4", 6));

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 4, Optional.of(UidSet.parse("1:2")), 6));
    }

    @Test
    default void appendShouldTakeAnotherUidValidityForAnotherMailbox() {
        append("a", told("100", 5));

        append("b", new Told(MAILBOX, 2, Optional.of(UidSet.of(3)), 1));

        assertThat(mark()).contains(new MailboxMark(2, 3, Optional.empty(), 1));
    }

    @Test
    default void appendShouldForgetAMailboxThatIsGone() {
        append("a", told("1", 0));

        append("b", new Gone(MAILBOX));

        assertThat(mark()).isEmpty();
    }

    @Test
    default void appendShouldRememberWhereThereIsNoEvent() {
        await(outbox().append(List.of(), List.of(new Begun(MAILBOX, VALIDITY, 8, 20))));

        crash();

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 8, Optional.empty(), 20));
    }

    @Test
    default void appendShouldTellMailboxesApart() {
        append("a", told("1", 0), new Told("other", VALIDITY, Optional.of(UidSet.of(9)), 3));
        append("b", told("2", 0));

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 2, Optional.empty(), 0));
        assertThat(await(outbox().mailbox("other"))).contains(new MailboxMark(VALIDITY, 9, Optional.empty(), 3));
    }

    @Test
    default void noteShouldBeSeenByWhoAsks() {
        outbox().note(List.of(told("1", 4)));
        outbox().note(List.of(told("2", 3)));
        outbox().note(List.of(new Told(MAILBOX, VALIDITY, Optional.empty(), 6)));

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 2, Optional.empty(), 6));
    }

    @Test
    default void noteShouldBeKeptByTheNextAppend() {
        append("a", told("1", 4));
        outbox().note(List.of(told("2", 5)));
        append("b", told("3", 6));

        crash();

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 3, Optional.empty(), 6));
    }

    @Test
    default void noteShouldBeKeptByClose() {
        outbox().note(List.of(told("1", 4)));

        reopen();

        assertThat(mark()).contains(new MailboxMark(VALIDITY, 1, Optional.empty(), 4));
    }

    @Test
    default void noteOfAChangeShouldChangeNothingOfAMailboxThatIsNotKnown() {
        outbox().note(List.of(new Told(MAILBOX, VALIDITY, Optional.empty(), 6)));

        assertThat(mark()).isEmpty();
    }

    private void append(String label, MailboxNote... notes) {
        List<OutboxEntry> entries = List.of(entry(label, INBOX_KEY, CRM));
        await(outbox().append(entries, List.of(notes)));
    }

    private Optional<MailboxMark> mark() {
        return await(outbox().mailbox(MAILBOX));
    }

    private static Told told(String uids, long modSeq) {
        return new Told(MAILBOX, VALIDITY, Optional.of(UidSet.parse(uids)), modSeq);
    }
}
