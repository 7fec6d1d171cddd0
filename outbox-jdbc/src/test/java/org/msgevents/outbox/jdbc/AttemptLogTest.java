// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.NOON;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.FailedAttempt.Outcome;

class AttemptLogTest {
    private static final int LIMIT = 100;

    private SqliteFile file;
    private Connection connection;
    private AttemptLog log;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException {
        file = SqliteFile.open(OutboxDirectory.open(directory, Duration.ZERO), Durability.DISK);
        connection = file.connect();
        log = AttemptLog.load(connection, LIMIT);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        file.close();
    }

    @Test
    void addShouldForgetTheOldestWhenThereAreTooMany() throws SQLException {
        for (int i = 1; i <= 10 * LIMIT; i++) {
            log.add(1, i, attempt(i));
            assertThat(rows()).isLessThanOrEqualTo(LIMIT);
        }

        assertThat(rows()).isGreaterThanOrEqualTo(LIMIT / 2);
        assertThat(log.read(1, 1)).isEmpty();
        assertThat(log.read(1, 10 * LIMIT)).containsExactly(attempt(10 * LIMIT));
    }

    @Test
    void addShouldKeepToTheLimitWhenTheLogIsLoaded() throws SQLException {
        for (int i = 1; i <= LIMIT; i++) {
            log.add(1, i, attempt(i));
        }

        AttemptLog.load(connection, LIMIT).add(2, 1, attempt(LIMIT + 1));

        assertThat(rows()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void forgetShouldMakeRoom() throws SQLException {
        for (int i = 1; i <= LIMIT; i++) {
            log.add(1, i, attempt(i));
        }
        log.forget(1, 7);

        log.add(1, LIMIT + 1L, attempt(LIMIT + 1));

        assertThat(rows()).isEqualTo(LIMIT);
        assertThat(log.read(1, 1)).hasSize(1);
    }

    @Test
    void reasonShouldBeCutOff() {
        String face = "\uD83D\uDE00";

        assertThat(new FailedAttempt(NOON, Duration.ZERO, Outcome.REQUEST_ERROR, "x".repeat(501)).reason())
                .hasSize(500);
        assertThat(new FailedAttempt(NOON, Duration.ZERO, Outcome.REQUEST_ERROR, "x".repeat(499) + face).reason())
                .isEqualTo("x".repeat(499));
    }

    private static FailedAttempt attempt(int number) {
        return new FailedAttempt(
                NOON.plusSeconds(number), Duration.ofMillis(3), Outcome.MECHANISM_ERROR, "failure " + number);
    }

    private long rows() throws SQLException {
        try (var statement = connection.createStatement()) {
            return SqliteSchema.number(statement, Sql.COUNT_ATTEMPTS);
        }
    }
}
