// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.msgevents.event.UidRange;
import org.msgevents.event.UidSet;
import org.msgevents.outbox.MailboxNote.Begun;
import org.msgevents.outbox.MailboxNote.Told;

/**
 * Up to where a mailbox was told. The order of notes does not matter: a message that is told late is missed no more.
 *
 * @param uidValidity {@link #NEW} until the mailbox' first message is told
 * @param lastUid the highest UID told, 0 when there is none
 * @param missing those below it that were never told: lost, under way, or given to no message
 * @param highestModSeq the highest MODSEQ that was told with anything
 */
public record MailboxMark(long uidValidity, long lastUid, Optional<UidSet> missing, long highestModSeq) {
    /** No UIDVALIDITY: of a mailbox so new that James does not find it yet. */
    public static final long NEW = 0;

    /** A mailbox with more gaps than this has its lowest two taken for one: what is between may be told again. */
    static final int MOST_GAPS = 1_000;

    /** What is known after the note; empty: nothing. */
    public static Optional<MailboxMark> after(Optional<MailboxMark> before, MailboxNote note) {
        if (note instanceof Begun begun) {
            return before.filter(known -> begun.uidValidity() == NEW || known.isOf(begun.uidValidity()))
                    .or(() -> Optional.of(new MailboxMark(
                            begun.uidValidity(), begun.lastUid(), Optional.empty(), begun.highestModSeq())));
        }
        return note instanceof Told told ? after(before, told) : Optional.empty();
    }

    private static Optional<MailboxMark> after(Optional<MailboxMark> before, Told told) {
        Optional<MailboxMark> known = before.filter(mark -> mark.isOf(told.uidValidity()));
        if (known.isPresent()) {
            return known.map(mark -> mark.and(told));
        }
        return told.uids()
                .map(uids -> new MailboxMark(told.uidValidity(), last(uids), Optional.empty(), told.highestModSeq()))
                .or(() -> before);
    }

    /** Whether it is the mark of the mailbox under that UIDVALIDITY. */
    public boolean isOf(long otherUidValidity) {
        return uidValidity == NEW || uidValidity == otherUidValidity;
    }

    private MailboxMark and(Told told) {
        long modSeq = Math.max(highestModSeq, told.highestModSeq());
        return told.uids()
                .map(uids -> new MailboxMark(
                        told.uidValidity(),
                        Math.max(lastUid, last(uids)),
                        untold(last(uids) + 1).flatMap(untold -> without(uids, untold)),
                        modSeq))
                .orElseGet(() -> new MailboxMark(told.uidValidity(), lastUid, missing, modSeq));
    }

    /** The UIDs below {@code uidNext} that were never told. */
    public Optional<UidSet> untold(long uidNext) {
        List<UidRange> untold = new ArrayList<>(missing.map(UidSet::ranges).orElse(List.of()));
        if (lastUid + 1 < uidNext) {
            untold.add(new UidRange(lastUid + 1, uidNext - 1));
        }
        return set(untold);
    }

    private static long last(UidSet uids) {
        return uids.ranges().get(uids.ranges().size() - 1).last();
    }

    private static Optional<UidSet> without(UidSet uids, UidSet all) {
        List<UidRange> left = all.ranges();
        for (UidRange told : uids.ranges()) {
            left = left.stream().flatMap(range -> without(told, range).stream()).toList();
        }
        return set(left.size() > MOST_GAPS ? closeLowestGap(left) : left);
    }

    private static List<UidRange> closeLowestGap(List<UidRange> ranges) {
        List<UidRange> closed = new ArrayList<>(ranges.subList(1, ranges.size()));
        closed.set(0, new UidRange(ranges.get(0).first(), closed.get(0).last()));
        return closed;
    }

    private static List<UidRange> without(UidRange told, UidRange range) {
        List<UidRange> left = new ArrayList<>();
        if (range.first() < told.first()) {
            left.add(new UidRange(range.first(), Math.min(range.last(), told.first() - 1)));
        }
        if (range.last() > told.last()) {
            left.add(new UidRange(Math.max(range.first(), told.last() + 1), range.last()));
        }
        return left;
    }

    private static Optional<UidSet> set(List<UidRange> ranges) {
        return ranges.isEmpty() ? Optional.empty() : Optional.of(new UidSet(ranges));
    }
}
