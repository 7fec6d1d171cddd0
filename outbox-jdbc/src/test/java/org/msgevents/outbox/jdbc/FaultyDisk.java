// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** What lies under a database; it can fail, for the present connection and for later ones. */
final class FaultyDisk {
    private volatile List<String> pragmas = List.of();
    private volatile boolean commitsFail;
    private volatile Optional<Connection> present = Optional.empty();

    Database under(Database database) {
        return new OnFaultyDisk(database);
    }

    /** No more room than is used now. */
    void fillUp() throws SQLException {
        apply("PRAGMA max_page_count = 1");
    }

    /** Refuses whatever is written. */
    void refuseWriting() throws SQLException {
        apply("PRAGMA query_only = ON");
    }

    /** Leaves the caller of a commit in the belief that it failed. */
    void failCommits() {
        commitsFail = true;
    }

    void recover() throws SQLException {
        commitsFail = false;
        apply("PRAGMA query_only = OFF", "PRAGMA max_page_count = 1000000");
    }

    private void apply(String... these) throws SQLException {
        pragmas = List.of(these);
        if (present.isPresent() && !present.orElseThrow().isClosed()) {
            applyTo(present.orElseThrow());
        }
    }

    private void applyTo(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas) {
                statement.execute(pragma);
            }
        }
    }

    private final class OnFaultyDisk implements Database {
        private final Database database;

        private OnFaultyDisk(Database database) {
            this.database = database;
        }

        @Override
        public Connection connect() throws SQLException {
            Connection connection = database.connect();
            applyTo(connection);
            present = Optional.of(connection);
            return connection;
        }

        @Override
        public void committed() {
            if (commitsFail) {
                throw new IllegalStateException("the disk is gone");
            }
            database.committed();
        }

        @Override
        public Progress reclaim(Connection connection) throws SQLException {
            return database.reclaim(connection);
        }

        @Override
        public void shrink(Connection connection) throws SQLException {
            database.shrink(connection);
        }

        @Override
        public void retire(Connection connection) throws SQLException {
            database.retire(connection);
        }

        @Override
        public void close() {
            database.close();
        }

        @Override
        public String toString() {
            return database.toString();
        }
    }
}
