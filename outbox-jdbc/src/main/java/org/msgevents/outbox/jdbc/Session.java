// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's life, until it is closed or fails. A transaction is always open: an append asks for its commit, a
 * settlement waits for one; what was delivered is not even written before its time, so that many are at once.
 *
 * <p>The settlements that a failed session could not commit are made again by the next one: while a disk is full, a
 * receiver is not told over and over what it has had already. Not thread-safe.
 */
final class Session {
    static final Duration SETTLEMENTS_WAIT = Duration.ofMillis(50);

    private static final Logger LOGGER = LoggerFactory.getLogger(Session.class);

    private final Database database;
    private final Connection connection;
    private final OutboxTables tables;
    private final Set<Settlement> uncommitted;
    private boolean begun;
    private boolean commitNow;
    private boolean commitSoon;
    private long changedAt;

    private Session(Database database, Connection connection, OutboxTables tables, Set<Settlement> uncommitted) {
        this.database = database;
        this.connection = connection;
        this.tables = tables;
        this.uncommitted = uncommitted;
    }

    /**
     * @param tables made for each connection anew
     * @param uncommitted what an earlier session left behind; this one keeps its own there
     */
    static Session open(Database database, OutboxTables.Loader tables, Set<Settlement> uncommitted)
            throws SQLException {
        Connection connection = database.connect();
        try {
            Session session = new Session(database, connection, tables.load(connection), uncommitted);
            session.settleAgain();
            if (session.tables.isShared()) {
                session.commit();
            }
            return session;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** At once: until it can be written what became of events, none is to be found. */
    private void settleAgain() throws SQLException {
        if (!uncommitted.isEmpty()) {
            begin();
            for (Settlement settlement : uncommitted) {
                tables.settle(settlement);
            }
            tables.flushAll();
            commitNow = true;
        }
    }

    /** How many were not refused everywhere. */
    int append(List<OutboxEntry> entries, List<MailboxNote> notes) throws SQLException {
        begin();
        commitNow = true;
        tables.note(notes);
        return tables.append(entries);
    }

    /** To be committed soon; where the tables are shared, with what is committed next: a lease, at the latest. */
    void note(List<MailboxNote> notes) throws SQLException {
        tables.note(notes);
        if (!tables.isShared()) {
            begin();
            commitSoon();
        }
    }

    void settle(Settlement settlement) throws SQLException {
        begin();
        uncommitted.add(settlement);
        commitSoon();
        tables.settle(settlement);
    }

    /** To be committed with the group. */
    OutboxTables tablesToChange() throws SQLException {
        begin();
        commitNow = true;
        return tables;
    }

    OutboxTables tables() throws SQLException {
        begin();
        return tables;
    }

    /** Does a small portion of what keeps the tables small. */
    Progress tidy() throws SQLException {
        begin();
        commitSoon();
        Progress progress = tables.forget().and(database.reclaim(connection));
        if (progress == Progress.DONE) {
            commit();
            database.shrink(connection);
        }
        return progress;
    }

    /** To be called after each group of requests: commits, unless there are only changes that can wait. */
    void endGroup() throws SQLException {
        if (commitNow || !commitSoon || isTime()) {
            commit();
        }
    }

    /** How long the changes made so far can wait; empty when there are none that could. */
    OptionalLong nanosUntilCommit() {
        return commitSoon
                ? OptionalLong.of(changedAt + SETTLEMENTS_WAIT.toNanos() - System.nanoTime())
                : OptionalLong.empty();
    }

    /** Commits and closes. */
    void close() throws SQLException {
        begin();
        tables.flushAll();
        commit();
        database.retire(connection);
    }

    /** Closes without what was not committed. */
    void abandon() {
        try {
            connection.close();
        } catch (SQLException failure) {
            LOGGER.debug("outbox {}: the connection that failed did not close", database, failure);
        }
    }

    private boolean isTime() {
        return commitSoon && nanosUntilCommit().orElse(0) <= 0;
    }

    private void begin() throws SQLException {
        if (!begun) {
            tables.begin();
            begun = true;
        }
    }

    private void commitSoon() {
        if (tables.isShared()) {
            commitNow = true;
        } else if (!commitSoon) {
            commitSoon = true;
            changedAt = System.nanoTime();
        }
    }

    /** What was delivered stays unwritten until its time. */
    private void commit() throws SQLException {
        boolean changed = commitNow || commitSoon;
        if (isTime() || (begun && tables.isShared())) {
            begin();
            tables.flushAll();
        } else if (begun) {
            tables.flush();
        }
        connection.commit();
        if (changed) {
            database.committed();
        }
        keepUnwritten();
        begun = false;
        commitNow = false;
        commitSoon = !uncommitted.isEmpty();
    }

    /** What is unwritten is part of what was uncommitted; mostly it is all of it, and nothing is to be copied. */
    private void keepUnwritten() {
        if (uncommitted.size() != tables.countUnwritten()) {
            uncommitted.clear();
            uncommitted.addAll(tables.unwritten());
        }
    }
}
