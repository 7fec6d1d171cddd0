// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteFileTest {
    private final AtomicInteger syncs = new AtomicInteger();

    @Test
    void logShouldBeSyncedAfterACommitWhenTheOperatingSystemKeepsIt(@TempDir Path directory) {
        try (SqliteFile file = open(directory, Durability.OS)) {
            file.committed();

            await().until(() -> syncs.get() == 1);
        }
    }

    @Test
    void logShouldNotBeSyncedAgainWhenTheDiskKeepsIt(@TempDir Path directory) {
        try (SqliteFile file = open(directory, Durability.DISK)) {
            file.committed();

            await().during(Duration.ofMillis(50)).until(() -> syncs.get() == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"DISK, 2", "OS, 1"})
    void connectShouldSyncAsTheDurabilitySays(Durability durability, int level, @TempDir Path directory)
            throws SQLException {
        try (SqliteFile file = open(directory, durability);
                Connection connection = file.connect();
                Statement statement = connection.createStatement()) {
            assertThat(SqliteSchema.number(statement, "PRAGMA synchronous")).isEqualTo(level);
            assertThat(SqliteSchema.number(statement, "PRAGMA auto_vacuum")).isEqualTo(2);
        }
    }

    @Test
    void retireShouldLeaveOneFile(@TempDir Path directory) throws SQLException {
        try (SqliteFile file = open(directory, Durability.DISK)) {
            Connection connection = file.connect();
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO subscription (id, name, delivered, dropped) VALUES (1, 'crm', 0, 0)");
            }
            connection.commit();

            file.retire(connection);
        }

        assertThat(directory).isDirectoryNotContaining("glob:**/*-wal");
        assertThat(OutboxFiles.number(directory, "SELECT count(*) FROM subscription"))
                .isEqualTo(1);
    }

    private SqliteFile open(Path directory, Durability durability) {
        return SqliteFile.open(
                OutboxDirectory.open(directory, Duration.ZERO), durability, LogSync.of(syncs::incrementAndGet));
    }
}
