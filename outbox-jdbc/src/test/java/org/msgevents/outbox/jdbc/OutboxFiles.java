// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

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

    /** The directory with all that is in it. */
    static void remove(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
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
