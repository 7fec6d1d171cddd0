// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.mail.Flags;

import org.apache.james.core.Username;
import org.apache.james.events.Event.EventId;
import org.apache.james.mailbox.MailboxSession.SessionId;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.ModSeq;
import org.apache.james.mailbox.events.MailboxEvents.Added;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.inmemory.InMemoryId;
import org.apache.james.mailbox.inmemory.InMemoryMessageId;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.model.ThreadId;
import org.junit.jupiter.api.Test;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.james.listener.Arrival.Source;
import org.msgevents.james.session.ServerIdentity;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableSortedMap;

class TransfersTest {
    private static final Username ALICE = Username.of("alice");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Source SOURCE = new Source("1", ImapUrl.ofMailbox("imap.example.com", "alice", "source"));

    private final AtomicLong nanos = new AtomicLong();
    private final Transfers transfers = new Transfers(new Ticker() {
        @Override
        public long read() {
            return nanos.get();
        }
    });

    @Test
    void departureOfItsOwnShouldBeToldAtOnce() {
        assertThat(names(transfers.departed(departure(1, 7)))).containsExactly(EventName.MESSAGE_EXPUNGE);
    }

    @Test
    void departureOfAnotherMessageShouldBeToldAtOnce() {
        transfers.arrived(arrival(1, 7));

        assertThat(names(transfers.departed(departure(1, 8)))).containsExactly(EventName.MESSAGE_EXPUNGE);
    }

    @Test
    void departureInAnotherSessionShouldBeToldAtOnce() {
        transfers.arrived(arrival(1, 7));

        assertThat(names(transfers.departed(departure(2, 7)))).containsExactly(EventName.MESSAGE_EXPUNGE);
    }

    @Test
    void transferShouldWaitForItsEnd() {
        transfers.arrived(arrival(1, 7));

        assertThat(transfers.departed(departure(1, 7))).isEmpty();
        assertThat(names(transfers.ended(Set.of("7")))).containsExactly(EventName.VND_MESSAGE_MOVE);
    }

    @Test
    void endShouldBeToldOnce() {
        transfers.arrived(arrival(1, 7));
        transfers.ended(Set.of("7"));

        assertThat(transfers.ended(Set.of("7"))).isEmpty();
    }

    /** The event bus tells again what a listener failed on, and whatever came in one batch with it. */
    @Test
    void departureOfATransferShouldBeToldOnceWhenJamesTellsItAgain() {
        transfers.arrived(arrival(1, 7));
        Departure departure = departure(1, 7);
        transfers.departed(departure);

        assertThat(transfers.departed(departure)).isEmpty();
        assertThat(names(transfers.ended(Set.of("7")))).containsExactly(EventName.VND_MESSAGE_MOVE);
        assertThat(transfers.departed(departure)).isEmpty();
    }

    @Test
    void transferThatNeverEndsShouldBeToldAsFarAsItGot() {
        transfers.arrived(arrival(1, 7));

        assertThat(abandonedAfter(Duration.ofSeconds(30))).isEmpty();
        assertThat(names(abandonedAfter(Duration.ofSeconds(31)))).containsExactly(EventName.VND_MESSAGE_COPY);
        assertThat(abandonedAfter(Duration.ofSeconds(32))).isEmpty();
    }

    @Test
    void transferShouldBelongToTheTargetsOrder() {
        transfers.arrived(arrival(1, 7));

        assertThat(transfers.key(1, Set.of("7")))
                .hasValueSatisfying(key -> assertThat(key.value()).isEqualTo("2"));
        assertThat(transfers.key(1, Set.of("8"))).isEmpty();
    }

    private static Arrival arrival(long session, long messageId) {
        return new Arrival(scene(session, 2, messageId), messages(messageId)).from(SOURCE);
    }

    private static Departure departure(long session, long messageId) {
        return new Departure(scene(session, 1, messageId), messages(messageId));
    }

    private static MailboxScene scene(long session, long mailbox, long messageId) {
        MailboxEvent told = new Added(
                SessionId.of(session),
                ALICE,
                MailboxPath.forUser(ALICE, "box" + mailbox),
                InMemoryId.of(mailbox),
                ImmutableSortedMap.of(MessageUid.of(1), metaData(messageId)),
                EventId.random(),
                false);
        ServerIdentity server = new ServerIdentity("imap.example.com", "james", 1);
        return new MailboxScene(server, NOON, Operation.UNKNOWN, told, Optional.empty(), OptionalLong.of(5));
    }

    private static Messages messages(long messageId) {
        return new Messages(List.of(metaData(messageId)));
    }

    private static MessageMetaData metaData(long messageId) {
        InMemoryMessageId id = InMemoryMessageId.of(messageId);
        return new MessageMetaData(
                MessageUid.of(1),
                ModSeq.of(1),
                new Flags(),
                10,
                Date.from(NOON),
                Optional.empty(),
                id,
                ThreadId.fromBaseMessageId(id));
    }

    private List<MessageStoreEvent> abandonedAfter(Duration time) {
        nanos.set(time.toNanos());
        return transfers.abandoned();
    }

    private static List<EventName> names(List<MessageStoreEvent> events) {
        return events.stream().map(MessageStoreEvent::name).toList();
    }
}
