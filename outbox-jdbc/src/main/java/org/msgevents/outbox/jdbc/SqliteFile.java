// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An outbox's SQLite file. */
final class SqliteFile implements Database {
    /** Fewer free pages (4 KiB each) than this are kept for the next events. */
    private static final int FREE_PAGES_KEPT = 2048;

    private final OutboxDirectory directory;
    private final Durability durability;
    private final LogSync logSync;
    private boolean reclaimed;

    private SqliteFile(OutboxDirectory directory, Durability durability, LogSync logSync) {
        this.directory = directory;
        this.durability = durability;
        this.logSync = logSync;
    }

    /** Makes sure that the file is an outbox and whole, or makes one of an empty file. */
    static SqliteFile open(OutboxDirectory directory, Durability durability) {
        return open(directory, durability, LogSync.of(Path.of(directory.database() + "-wal")));
    }

    static SqliteFile open(OutboxDirectory directory, Durability durability, LogSync logSync) {
        SqliteSchema.prepare(directory.database());
        return new SqliteFile(directory, durability, logSync);
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = SqliteSchema.connect(directory.database());
        try (Statement statement = connection.createStatement()) {
            statement.execute(Sql.WAIT_FOR_OTHERS);
            statement.execute(Sql.CHECKPOINT_AT_2000_PAGES);
            statement.execute(durability == Durability.DISK ? Sql.SYNC_LOG_AT_COMMIT : Sql.SYNC_LOG_AT_CHECKPOINT);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public void committed() {
        if (durability == Durability.OS) {
            logSync.schedule();
        }
    }

    @Override
    public Progress reclaim(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (SqliteSchema.number(statement, Sql.COUNT_FREE_PAGES) <= FREE_PAGES_KEPT) {
                return Progress.DONE;
            }
            // execute() would step once, and free one page.
            statement.executeUpdate(Sql.RECLAIM_PAGES);
            reclaimed = true;
            return Progress.MORE_TO_DO;
        }
    }

    @Override
    public void shrink(Connection connection) throws SQLException {
        if (reclaimed) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute(Sql.CHECKPOINT);
            }
            connection.setAutoCommit(false);
            reclaimed = false;
        }
    }

    @Override
    public void retire(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute(Sql.CHECKPOINT_AND_EMPTY_LOG);
        }
    }

    @Override
    public void close() {
        logSync.close();
        directory.close();
    }

    @Override
    public String toString() {
        return directory.database().toString();
    }
}
