// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.msgevents.event.UidRange;
import org.msgevents.event.UidSet;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.MailboxNote.Told;

/**
 * Up to where each mailbox was told. Notes are gathered and written once per commit: of a mailbox whose messages follow
 * one another, by one statement for all of them.
 */
final class MailboxMarks {
    private final Map<String, List<MailboxNote>> gathered = new LinkedHashMap<>();
    private final PreparedSql select;
    private final PreparedSql advance;
    private final PreparedSql change;
    private final PreparedSql write;
    private final PreparedSql forget;

    MailboxMarks(Connection connection) throws SQLException {
        select = PreparedSql.of(connection, Sql.MAILBOX);
        advance = PreparedSql.of(connection, Sql.ADVANCE_MAILBOX);
        change = PreparedSql.of(connection, Sql.CHANGE_MAILBOX);
        write = PreparedSql.of(connection, Sql.WRITE_MAILBOX);
        forget = PreparedSql.of(connection, Sql.FORGET_MAILBOX);
    }

    void add(MailboxNote note) {
        List<MailboxNote> notes = gathered.computeIfAbsent(note.mailboxId(), unseen -> new ArrayList<>(1));
        int last = notes.size() - 1;
        if (last >= 0
                && notes.get(last) instanceof Told former
                && note instanceof Told next
                && former.uidValidity() == next.uidValidity()) {
            notes.set(last, both(former, next));
        } else {
            notes.add(note);
        }
    }

    private static Told both(Told one, Told other) {
        List<UidRange> ranges = Stream.of(one, other)
                .flatMap(told -> told.uids().stream())
                .flatMap(uids -> uids.ranges().stream())
                .toList();
        return new Told(
                one.mailboxId(),
                one.uidValidity(),
                ranges.isEmpty() ? Optional.empty() : Optional.of(new UidSet(ranges)),
                Math.max(one.highestModSeq(), other.highestModSeq()));
    }

    /** Writes what was gathered. */
    void flush() throws SQLException {
        for (Map.Entry<String, List<MailboxNote>> mailbox : gathered.entrySet()) {
            List<MailboxNote> notes = mailbox.getValue();
            if (notes.size() > 1 || !(notes.get(0) instanceof Told told) || !isWritten(told)) {
                write(mailbox.getKey(), notes);
            }
        }
        gathered.clear();
    }

    /** Where one statement does it. */
    private boolean isWritten(Told told) throws SQLException {
        if (told.uids().isEmpty()) {
            long modSeq = told.highestModSeq();
            change.update(modSeq, told.mailboxId(), told.uidValidity(), modSeq);
            return true;
        }
        List<UidRange> ranges = told.uids().orElseThrow().ranges();
        UidRange first = ranges.get(0);
        return ranges.size() == 1
                && advance.update(
                                first.last(),
                                told.highestModSeq(),
                                told.highestModSeq(),
                                told.mailboxId(),
                                told.uidValidity(),
                                first.first() - 1)
                        > 0;
    }

    private void write(String mailboxId, List<MailboxNote> notes) throws SQLException {
        Optional<MailboxMark> before = read(mailboxId);
        Optional<MailboxMark> after = before;
        for (MailboxNote note : notes) {
            after = MailboxMark.after(after, note);
        }
        if (after.isEmpty()) {
            forget.update(mailboxId);
        } else if (!after.equals(before)) {
            MailboxMark mark = after.orElseThrow();
            write.update(
                    mailboxId,
                    mark.uidValidity(),
                    mark.lastUid(),
                    mark.missing().map(UidSet::toString).orElse(""),
                    mark.highestModSeq());
        }
    }

    Optional<MailboxMark> read(String mailboxId) throws SQLException {
        try (ResultSet row = select.query(mailboxId)) {
            return row.next()
                    ? Optional.of(
                            new MailboxMark(row.getLong(1), row.getLong(2), missing(row.getString(3)), row.getLong(4)))
                    : Optional.empty();
        }
    }

    private static Optional<UidSet> missing(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty()).map(UidSet::parse);
    }
}
