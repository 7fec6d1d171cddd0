// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProcessTest {
    @Test
    void whatWasCommittedShouldBeThereWhenTheServerIsKilledAndComesBack(@TempDir Path directory) throws Exception {
        try (PostgresProcess postgres = PostgresProcess.start(directory.resolve("data"))) {
            int port = postgres.port();
            try (Connection connection = postgres.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET synchronous_commit TO on");
                statement.execute("CREATE TABLE kept AS SELECT 42 AS number");
            }
            postgres.strike();
            assertThatThrownBy(postgres::connect).isInstanceOf(SQLException.class);
            postgres.mend();

            assertThat(postgres.port()).isEqualTo(port);
            try (Connection connection = postgres.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT number FROM kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(42);
            }
        }
    }
}
