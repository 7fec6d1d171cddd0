// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An outbox's file as another program sees it. */
final class OutboxFiles {
    private OutboxFiles() {}

    static Path database(Path directory) {
        return directory.resolve("outbox.sqlite");
    }

    static long number(Path directory, String query) {
        try (Connection connection = SqliteSchema.connect(database(directory));
                Statement statement = connection.createStatement()) {
            return SqliteSchema.number(statement, query);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    static void execute(Path directory, String... statements) {
        try (Connection connection = SqliteSchema.connect(database(directory));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
