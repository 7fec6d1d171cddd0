// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.mail.Flags;

import org.apache.james.core.Username;
import org.apache.james.events.Event.EventId;
import org.apache.james.mailbox.MailboxSession.SessionId;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.ModSeq;
import org.apache.james.mailbox.events.MailboxEvents.Expunged;
import org.apache.james.mailbox.inmemory.InMemoryId;
import org.apache.james.mailbox.inmemory.InMemoryMessageId;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.model.ThreadId;
import org.junit.jupiter.api.Test;
import org.msgevents.event.UidSet;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;

class RemovalsTest {
    private static final Username ALICE = Username.of("alice");

    private final Removals removals = new Removals();

    @Test
    void messagesShouldBelongToTheFirstEventThatTellsThem() {
        removals.of(expunged(1, EventId.random(), 1, 2, 3));

        assertThat(uids(removals.of(expunged(1, EventId.random(), 2, 3, 4)))).hasValue(UidSet.parse("4"));
    }

    @Test
    void nothingShouldBeLeftWhenOthersHaveToldAll() {
        removals.of(expunged(1, EventId.random(), 1, 2, 3));

        assertThat(removals.of(expunged(1, EventId.random(), 1, 3))).isEmpty();
    }

    @Test
    void eventThatIsToldAgainShouldKeepItsMessages() {
        Expunged first = expunged(1, EventId.random(), 1, 2);
        Expunged second = expunged(1, EventId.random(), 2, 3);
        removals.of(first);
        removals.of(second);

        assertThat(uids(removals.of(first))).hasValue(UidSet.parse("1:2"));
        assertThat(uids(removals.of(second))).hasValue(UidSet.parse("3"));
    }

    @Test
    void mailboxesShouldNotBeMixedUp() {
        removals.of(expunged(1, EventId.random(), 1));

        assertThat(uids(removals.of(expunged(2, EventId.random(), 1)))).hasValue(UidSet.parse("1"));
    }

    private static Optional<UidSet> uids(Optional<Messages> removed) {
        return removed.map(Messages::uids);
    }

    private static Expunged expunged(long mailbox, EventId id, long... uids) {
        return new Expunged(
                SessionId.of(1),
                ALICE,
                MailboxPath.inbox(ALICE),
                InMemoryId.of(mailbox),
                ImmutableSortedMap.copyOf(
                        Maps.toMap(LongStream.of(uids).mapToObj(MessageUid::of).toList(), RemovalsTest::metaData)),
                id);
    }

    private static MessageMetaData metaData(MessageUid uid) {
        InMemoryMessageId id = InMemoryMessageId.of(uid.asLong());
        return new MessageMetaData(
                uid,
                ModSeq.of(1),
                new Flags(),
                10,
                Date.from(Instant.EPOCH),
                Optional.empty(),
                id,
                ThreadId.fromBaseMessageId(id));
    }
}
