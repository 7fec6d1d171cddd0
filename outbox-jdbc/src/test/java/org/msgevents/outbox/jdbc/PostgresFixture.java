// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.msgevents.settings.Secret;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The PostgreSQL server of all tests of this JVM; each test has a schema of its own there. */
final class PostgresFixture {
    /** Makes tables as the schema before counters had them; their rows stay. */
    static final List<String> TO_SCHEMA_5 = List.of(
            "ALTER TABLE subscription DROP COLUMN pending, DROP COLUMN octets, DROP COLUMN parked,"
                    + " DROP COLUMN blocked, DROP COLUMN closed, DROP COLUMN changed",
            "ALTER TABLE outbox DROP COLUMN closed",
            "UPDATE outbox SET schema_version = 5");

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private PostgresFixture() {}

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static int port() {
        return Server.RUNNING.getPort();
    }

    static PostgresConfiguration freshSchema() {
        return configuration(Server.RUNNING.getPort(), "test_" + SCHEMAS.incrementAndGet());
    }

    static PostgresConfiguration configuration(int port, String schema) {
        return new PostgresConfiguration(
                "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", new Secret("postgres"), schema);
    }

    static OutboxConfiguration outbox(PostgresConfiguration configuration) {
        return new OutboxConfiguration(
                Path.of(""), Durability.DISK, Retention.STANDARD, Limits.STANDARD, Optional.of(configuration));
    }

    /** As an operator would do it, in the schema. */
    static void execute(PostgresConfiguration configuration, String sql) {
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(PostgresSql.inSchema(configuration.schema()));
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    static long number(PostgresConfiguration configuration, String query) {
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(PostgresSql.inSchema(configuration.schema()));
            return SqliteSchema.number(statement, query);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
