// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageManager.MailboxMetaData;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.MessageResult;
import org.msgevents.event.EventName;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.UidRange;
import org.msgevents.event.UidSet;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.MailboxNote.Begun;
import org.msgevents.outbox.MailboxNote.Told;
import org.msgevents.publisher.EventPublisher;
import org.msgevents.publisher.Happening;
import org.msgevents.publisher.Publication;

import reactor.core.publisher.Flux;

/**
 * Compares a mailbox with what was told of it, and tells what was missed. In two looks: what is under way at the first
 * one has come in by the second. Blocks; every method fails with what James or the outbox fails with. Thread-safe.
 */
public final class MailboxReconciliation {
    /** UIDs, and so messages, told and held in memory at a time. */
    private static final int TOGETHER = 100;

    private static final List<EventName> FLAGS =
            List.of(EventName.FLAGS_SET, EventName.FLAGS_CLEAR, EventName.MESSAGE_READ, EventName.MESSAGE_TRASH);

    /** Asks what is known of a mailbox. */
    public interface Marks {
        CompletionStage<Optional<MailboxMark>> of(String mailboxId);
    }

    /**
     * A mailbox in which there was more than was told.
     *
     * @param uidNext at the first look
     * @param highestModSeq at the first look
     */
    public record Suspect(MailboxId id, Username owner, long uidNext, long highestModSeq) {}

    /**
     * What the second look came to.
     *
     * @param messages that were missed, and offered to the subscriptions now
     * @param hasChanged something else was missed, such as a flag or a message that is gone again: what, nobody knows
     */
    public record Recovery(long messages, boolean hasChanged) {}

    private final MailboxManager mailboxes;
    private final EventPublisher publisher;
    private final Marks marks;
    private final RecoveredMessages recovered;
    private final Clock clock;

    public MailboxReconciliation(ServerIdentity server, JamesServices james, EventPublisher publisher, Marks marks) {
        this.mailboxes = james.mailboxes();
        this.publisher = publisher;
        this.marks = marks;
        this.recovered = new RecoveredMessages(server, james);
        this.clock = Clock.systemUTC();
    }

    /** The first look. A mailbox that is not known is known from now on, and nothing of it was missed. */
    public Optional<Suspect> look(MailboxId id, MailboxSession session) throws MailboxException {
        MessageManager manager = mailboxes.getMailbox(id, session);
        long uidValidity = manager.getMailboxEntity().getUidValidity().asLong();
        if (uidValidity < 1 || uidValidity > MailboxLookup.MAX_UID_VALIDITY) {
            return Optional.empty();
        }
        EnumSet<MailboxMetaData.Item> items =
                EnumSet.of(MailboxMetaData.Item.NextUid, MailboxMetaData.Item.HighestModSeq);
        MailboxMetaData now = manager.getMetaDataReactive(MailboxMetaData.RecentMode.IGNORE, session, items)
                .blockOptional()
                .orElseThrow();
        Suspect seen = new Suspect(
                id,
                session.getUser(),
                now.getUidNext().asLong(),
                now.getHighestModSeq().asLong());
        Optional<MailboxMark> mark = mark(manager.getMailboxEntity());
        if (mark.isEmpty()) {
            note(id, new Begun(id.serialize(), uidValidity, seen.uidNext() - 1, seen.highestModSeq()));
        }
        return mark.filter(known -> known.untold(seen.uidNext()).isPresent() || isBehind(known, seen))
                .map(known -> seen);
    }

    /** The second look, when everything that was stored before the first one has had time to be told. */
    public Recovery recover(Suspect suspect, MailboxSession session) throws MailboxException {
        MessageManager manager = mailboxes.getMailbox(suspect.id(), session);
        Mailbox mailbox = manager.getMailboxEntity();
        // What was begun before is through.
        tell(suspect.id(), Publication.of(List.of()));
        Optional<MailboxMark> before = mark(mailbox);
        long messages = 0;
        for (UidRange range : untold(before, suspect)) {
            for (long uid = range.first(); uid <= range.last(); uid += TOGETHER) {
                UidRange some = new UidRange(uid, Math.min(range.last(), uid + TOGETHER - 1));
                messages += tell(mailbox, some, messages(manager, some, session));
            }
        }
        Optional<MailboxMark> after = mark(mailbox);
        if (!untold(after, suspect).isEmpty()) {
            throw new IllegalStateException("the outbox could not keep what was recovered");
        }
        return new Recovery(messages, after.isPresent() && isChangeMissed(suspect, after.orElseThrow(), mailbox));
    }

    private static List<UidRange> untold(Optional<MailboxMark> mark, Suspect suspect) {
        return mark.flatMap(known -> known.untold(suspect.uidNext()))
                .map(UidSet::ranges)
                .orElse(List.of());
    }

    /** Known from now on, so that it is counted once. */
    private boolean isChangeMissed(Suspect suspect, MailboxMark mark, Mailbox mailbox) {
        boolean isMissed = isBehind(mark, suspect);
        if (isMissed) {
            String mailboxId = suspect.id().serialize();
            note(
                    suspect.id(),
                    new Told(mailboxId, mailbox.getUidValidity().asLong(), Optional.empty(), suspect.highestModSeq()));
        }
        return isMissed;
    }

    /** While nobody wants flags, James' changes of them do not come here. */
    private boolean isBehind(MailboxMark mark, Suspect seen) {
        return seen.highestModSeq() > mark.highestModSeq() && FLAGS.stream().anyMatch(publisher::wants);
    }

    private static List<MessageResult> messages(MessageManager manager, UidRange range, MailboxSession session) {
        MessageRange uids = MessageRange.range(MessageUid.of(range.first()), MessageUid.of(range.last()));
        return Flux.from(manager.getMessagesReactive(uids, FetchGroup.MINIMAL, session))
                .collectSortedList(Comparator.comparing(MessageResult::getUid))
                .blockOptional()
                .orElse(List.of());
    }

    /** Those of the range that are there are told, and none of it is missed any more. */
    private int tell(Mailbox mailbox, UidRange range, List<MessageResult> messages) {
        Instant found = clock.instant();
        List<Happening> happenings = messages.stream()
                .map(message -> recovered.of(mailbox, message, found))
                .toList();
        Told told = new Told(
                mailbox.getMailboxId().serialize(),
                mailbox.getUidValidity().asLong(),
                Optional.of(new UidSet(List.of(range))),
                messages.stream()
                        .mapToLong(message -> message.getModSeq().asLong())
                        .max()
                        .orElse(0));
        tell(mailbox.getMailboxId(), new Publication(happenings, List.of(told)));
        return messages.size();
    }

    private void note(MailboxId id, MailboxNote note) {
        tell(id, new Publication(List.of(), List.of(note)));
    }

    private void tell(MailboxId id, Publication publication) {
        publisher
                .tell(OrderingKey.ofMailbox(id.serialize()), CompletableFuture.completedFuture(publication))
                .toCompletableFuture()
                .join();
    }

    private Optional<MailboxMark> mark(Mailbox mailbox) {
        long uidValidity = mailbox.getUidValidity().asLong();
        return marks.of(mailbox.getMailboxId().serialize())
                .toCompletableFuture()
                .join()
                .filter(mark -> mark.isOf(uidValidity));
    }
}
