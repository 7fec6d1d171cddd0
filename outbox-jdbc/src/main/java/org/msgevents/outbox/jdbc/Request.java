// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.Settlement;

/** What the committer is asked to do. Told of its outcome when the group that it is part of has ended. */
interface Request {
    /** Does it; the result, to be run after the commit, tells who asked. */
    Runnable execute(Session session) throws SQLException;

    /** Whether it changes nothing. */
    default boolean isRead() {
        return false;
    }

    /** Whether nobody waits for it, so that it may come {@link Session#SETTLEMENTS_WAIT} later, with others. */
    default boolean canWait() {
        return false;
    }

    /** Tells who asked that it could not be done. */
    void fail(OutboxException failure);

    /** Whether it is done all the same, later: as a settlement in {@code uncommitted}, to be made again. */
    default boolean isKept(Set<Settlement> uncommitted) {
        return false;
    }

    /** To make entries durable. */
    record Append(List<OutboxEntry> entries, List<MailboxNote> notes, CompletableFuture<Integer> done)
            implements Request {
        @Override
        public Runnable execute(Session session) throws SQLException {
            int kept = session.append(entries, notes);
            return () -> done.complete(kept);
        }

        @Override
        public void fail(OutboxException failure) {
            done.completeExceptionally(failure);
        }
    }

    /** To remember something of mailboxes, soon; nobody waits for it. */
    record Note(List<MailboxNote> notes) implements Request {
        @Override
        public Runnable execute(Session session) throws SQLException {
            session.note(notes);
            return () -> {};
        }

        @Override
        public void fail(OutboxException failure) {
            // What was not noted is looked at once more, and has the id that it had.
        }
    }

    /** To write what became of an event. */
    record Settle(Settlement settlement, CompletableFuture<Void> done) implements Request {
        @Override
        public Runnable execute(Session session) throws SQLException {
            session.settle(settlement);
            return () -> done.complete(null);
        }

        @Override
        public boolean canWait() {
            return settlement instanceof Settlement.Delivered;
        }

        @Override
        public boolean isKept(Set<Settlement> uncommitted) {
            uncommitted.add(settlement);
            done.complete(null);
            return true;
        }

        @Override
        public void fail(OutboxException failure) {
            done.completeExceptionally(failure);
        }
    }

    /** To change something, durably. */
    record Change<T>(Read.Query<T> change, CompletableFuture<T> done) implements Request {
        @Override
        public Runnable execute(Session session) throws SQLException {
            T result = change.from(session.tablesToChange());
            return () -> done.complete(result);
        }

        @Override
        public void fail(OutboxException failure) {
            done.completeExceptionally(failure);
        }
    }

    /** To read. */
    record Read<T>(Query<T> query, CompletableFuture<T> done) implements Request {
        /** What is read. */
        interface Query<T> {
            T from(OutboxTables tables) throws SQLException;
        }

        @Override
        public boolean isRead() {
            return true;
        }

        @Override
        public Runnable execute(Session session) throws SQLException {
            T result = query.from(session.tables());
            return () -> done.complete(result);
        }

        @Override
        public void fail(OutboxException failure) {
            done.completeExceptionally(failure);
        }
    }
}
