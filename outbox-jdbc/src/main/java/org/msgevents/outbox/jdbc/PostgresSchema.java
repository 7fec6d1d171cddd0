// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.msgevents.outbox.OutboxException;

/** Makes the tables where there are none, and tells those of this version from newer ones. */
final class PostgresSchema {
    private PostgresSchema() {}

    /**
     * One node at a time does it.
     *
     * @param connection without auto-commit; its transaction is ended
     * @throws OutboxException when the tables are newer than this program
     */
    static void prepare(Connection connection, PostgresServer server) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            makeSchema(connection, statement, server.configuration().schema());
            connection.commit();
            statement.execute(PostgresSql.LOCK);
            if (SqliteSchema.number(statement, PostgresSql.TABLES_ARE_THERE) == 0) {
                create(statement);
            } else {
                migrate(statement, server);
            }
            connection.commit();
        }
    }

    private static void makeSchema(Connection connection, Statement statement, String schema) throws SQLException {
        try (ResultSet row =
                PreparedSql.of(connection, PostgresSql.SCHEMA_IS_THERE).query(schema)) {
            row.next();
            if (row.getLong(1) == 0) {
                statement.execute(PostgresSql.createSchema(schema));
            }
        }
    }

    /** If it is not there: else the statement would wait for what tidies the table. Another process may ask for it. */
    static void addIndexOfOldest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (SqliteSchema.number(statement, PostgresSql.INDEX_OLDEST_IS_THERE) == 0) {
                statement.execute(Sql.INDEX_OLDEST);
            }
        }
    }

    private static void create(Statement statement) throws SQLException {
        for (String sql : SchemaSql.SCHEMA) {
            statement.execute(PostgresSql.spelt(sql));
        }
        for (String sql : PostgresSql.SHARED_TABLES) {
            statement.execute(sql);
        }
        for (String sql : PostgresSql.COUNTERS) {
            statement.execute(sql);
        }
        statement.execute(PostgresSql.INSERT_SCHEMA_VERSION);
    }

    private static void migrate(Statement statement, PostgresServer server) throws SQLException {
        int version = (int) SqliteSchema.number(statement, PostgresSql.SCHEMA_VERSION);
        if (version > PostgresSql.SCHEMA) {
            throw new OutboxException("outbox " + server + " has schema " + version
                    + ", made by a newer version; this one knows schemas up to " + PostgresSql.SCHEMA
                    + ": run the newer version, or name another schema");
        }
        if (version < PostgresSql.SCHEMA) {
            for (List<String> migration : PostgresSql.MIGRATIONS.subList(version - 1, PostgresSql.SCHEMA - 1)) {
                for (String sql : migration) {
                    statement.execute(PostgresSql.spelt(sql));
                }
            }
            statement.execute(PostgresSql.SET_SCHEMA_VERSION);
        }
    }
}
