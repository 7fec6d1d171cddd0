// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.mail.Flags;

import org.apache.james.core.Username;
import org.apache.james.events.Event;
import org.apache.james.mailbox.MailboxSession.SessionId;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.ModSeq;
import org.apache.james.mailbox.events.MailboxEvents.FlagsUpdated;
import org.apache.james.mailbox.inmemory.InMemoryId;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.UpdatedFlags;
import org.junit.jupiter.api.Test;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.james.session.ServerIdentity;

class FlagsTranslatorTest {
    private static final Username ALICE = Username.of("alice");
    private static final Flags NONE = new Flags();
    private static final Flags SEEN = new Flags(Flags.Flag.SEEN);

    @Test
    void seenShouldBeMessageRead() {
        assertThat(translate(update(1, NONE, SEEN))).containsExactly("MessageRead 1");
    }

    @Test
    void deletedShouldBeMessageTrash() {
        assertThat(translate(update(1, NONE, new Flags(Flags.Flag.DELETED)))).containsExactly("MessageTrash 1");
    }

    @Test
    void messagesWithoutChangeShouldNotBeTold() {
        assertThat(translate(update(1, SEEN, SEEN), update(2, NONE, SEEN), update(3, SEEN, SEEN)))
                .containsExactly("MessageRead 2");
    }

    @Test
    void storeWithoutEffectShouldBeSilent() {
        assertThat(translate(update(1, SEEN, SEEN))).isEmpty();
    }

    @Test
    void recentShouldBeNoChange() {
        assertThat(translate(
                        update(1, new Flags(Flags.Flag.RECENT), NONE), update(2, NONE, new Flags(Flags.Flag.RECENT))))
                .isEmpty();
    }

    @Test
    void clearedFlagsShouldBeFlagsClearWhateverTheyAre() {
        Flags flags = flags("$Work", Flags.Flag.SEEN, Flags.Flag.DELETED);

        assertThat(translate(update(7, flags, NONE))).containsExactly("FlagsClear 7 \\Deleted \\Seen $Work");
    }

    @Test
    void replacedFlagsShouldBeToldByWhatBecameOfThem() {
        Flags before = flags("old", Flags.Flag.ANSWERED);
        Flags after = flags("new", Flags.Flag.SEEN, Flags.Flag.DELETED, Flags.Flag.FLAGGED);

        assertThat(translate(update(2, before, after)))
                .containsExactly(
                        "MessageRead 2", "MessageTrash 2", "FlagsSet 2 \\Flagged new", "FlagsClear 2 \\Answered old");
    }

    @Test
    void messagesOfOneChangeShouldBeToldTogether() {
        Flags flagged = new Flags(Flags.Flag.FLAGGED);
        Flags answered = new Flags(Flags.Flag.ANSWERED);

        assertThat(translate(
                        update(5, NONE, flagged),
                        update(1, NONE, flagged),
                        update(2, NONE, answered),
                        update(4, NONE, flagged)))
                .containsExactly("FlagsSet 1,4:5 \\Flagged", "FlagsSet 2 \\Answered");
    }

    @Test
    void keywordsShouldBeComparedWithoutCaseAndKeepIt() {
        assertThat(translate(update(1, flags("work"), flags("Work")), update(2, NONE, flags("Work"))))
                .containsExactly("FlagsSet 2 Work");
    }

    @Test
    void modseqShouldBeToldOfOneMessageOnly() {
        List<MessageStoreEvent> one = events(update(1, NONE, SEEN));
        List<MessageStoreEvent> two = events(update(1, NONE, SEEN), update(2, NONE, SEEN));

        assertThat(one.get(0).parameters().get(Parameter.MODSEQ)).hasValue(101L);
        assertThat(two.get(0).parameters().has(Parameter.MODSEQ)).isFalse();
    }

    @Test
    void idsShouldDifferBetweenTheEventsOfOneOperation() {
        List<MessageStoreEvent> events = events(
                update(1, NONE, flags("a", Flags.Flag.SEEN)),
                update(2, NONE, flags("b", Flags.Flag.SEEN)),
                update(3, SEEN, NONE));

        assertThat(events)
                .extracting(MessageStoreEvent::id)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void everyOtherMessageOfManyShouldBeOneEvent() {
        UpdatedFlags[] updates = LongStream.rangeClosed(1, 5_000)
                .mapToObj(i -> update(2 * i - 1, NONE, SEEN))
                .toArray(UpdatedFlags[]::new);

        List<MessageStoreEvent> events = events(updates);

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo(EventName.MESSAGE_READ);
            assertThat(event.parameters().get(Parameter.UIDSET).orElseThrow().size())
                    .isEqualTo(5_000);
        });
    }

    private static List<String> translate(UpdatedFlags... updates) {
        return events(updates).stream()
                .map(event -> (event.name() + " "
                                + event.parameters().get(Parameter.UIDSET).orElseThrow() + " "
                                + event.parameters()
                                        .get(Parameter.FLAG_NAMES)
                                        .map(Object::toString)
                                        .orElse(""))
                        .strip())
                .toList();
    }

    private static List<MessageStoreEvent> events(UpdatedFlags... updates) {
        FlagsUpdated told = new FlagsUpdated(
                SessionId.of(1),
                ALICE,
                MailboxPath.inbox(ALICE),
                InMemoryId.of(9),
                List.of(updates),
                Event.EventId.random());
        ServerIdentity server = new ServerIdentity("imap.example.com", "james", 1);
        return FlagsTranslator.translate(
                told,
                new MailboxScene(
                        server, Instant.EPOCH, Operation.UNKNOWN, told, Optional.empty(), OptionalLong.of(17)));
    }

    private static UpdatedFlags update(long uid, Flags before, Flags after) {
        return UpdatedFlags.builder()
                .uid(MessageUid.of(uid))
                .messageId(Optional.empty())
                .modSeq(ModSeq.of(100 + uid))
                .oldFlags(before)
                .newFlags(after)
                .build();
    }

    private static Flags flags(String keyword, Flags.Flag... systemFlags) {
        Flags flags = new Flags(keyword);
        for (Flags.Flag flag : systemFlags) {
            flags.add(flag);
        }
        return flags;
    }
}
