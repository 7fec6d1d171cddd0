// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.msgevents.outbox.OutboxException;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells an outbox of this version from everything else that may lie in its place, and makes a new one. */
final class SqliteSchema {
    private static final Set<SQLiteErrorCode> DAMAGE =
            EnumSet.of(SQLiteErrorCode.SQLITE_NOTADB, SQLiteErrorCode.SQLITE_CORRUPT);

    /** SQLite's result codes say more in their higher octets. */
    private static final int PRIMARY_CODE = 0xff;

    /** James does not start meanwhile: a GiB takes four seconds. In a larger file damage is met where it is read. */
    private static final long MOST_OCTETS_CHECKED = 256L * 1024 * 1024;

    private static final String REMEDY =
            "move it away to start with an empty outbox, and keep it to see with the sqlite3 program what can be saved";

    private SqliteSchema() {}

    static Connection connect(Path file) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        // Otherwise the driver has the key of every changed row parsed, asked for and read, which nobody wants here.
        source.setGetGeneratedKeys(false);
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }

    /** @throws OutboxException when the file is no outbox, damaged, or newer than this program */
    static void prepare(Path file) {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            if (number(statement, Sql.COUNT_TABLES) == 0 && number(statement, Sql.APPLICATION_ID_OF_FILE) == 0) {
                create(connection, statement);
            } else {
                check(file, statement);
                migrate(connection, statement);
            }
            if (!"wal".equals(text(statement, Sql.LOG_AHEAD))) {
                throw new OutboxException("outbox " + file + " lies on a file system that does not allow SQLite's"
                        + " write-ahead log: name a directory on a local disk");
            }
        } catch (SQLException failure) {
            throw new OutboxException(
                    "outbox " + file + " cannot be read (" + failure.getMessage() + "): " + remedy(failure), failure);
        }
    }

    private static String remedy(SQLException failure) {
        boolean damaged = failure instanceof SQLiteException sqlite
                && DAMAGE.contains(SQLiteErrorCode.getErrorCode(sqlite.getErrorCode() & PRIMARY_CODE));
        return damaged ? REMEDY : "see that the disk has room and no other program has the file open";
    }

    private static void check(Path file, Statement statement) throws SQLException {
        long applicationId = number(statement, Sql.APPLICATION_ID_OF_FILE);
        if (applicationId != SchemaSql.APPLICATION_ID) {
            throw new OutboxException("outbox " + file + " is a database of another program (application id "
                    + applicationId + "): name another directory");
        }
        long version = number(statement, Sql.SCHEMA_VERSION_OF_FILE);
        if (version > SchemaSql.SCHEMA_VERSION) {
            throw new OutboxException("outbox " + file + " has schema " + version
                    + ", made by a newer version; this one" + " knows schemas up to " + SchemaSql.SCHEMA_VERSION
                    + ": run the newer version, or name another directory");
        }
        if (file.toFile().length() <= MOST_OCTETS_CHECKED) {
            checkPages(file, statement);
        }
    }

    private static void checkPages(Path file, Statement statement) throws SQLException {
        String damage = text(statement, Sql.CHECK_PAGES);
        if (!"ok".equals(damage)) {
            throw new OutboxException("outbox " + file + " is damaged (" + damage + "): " + REMEDY);
        }
    }

    private static void migrate(Connection connection, Statement statement) throws SQLException {
        int version = (int) number(statement, Sql.SCHEMA_VERSION_OF_FILE);
        if (version < SchemaSql.SCHEMA_VERSION) {
            List<List<String>> missing =
                    SchemaSql.MIGRATIONS.subList(Math.max(1, version) - 1, SchemaSql.SCHEMA_VERSION - 1);
            executeAll(
                    connection,
                    statement,
                    missing.stream().flatMap(List::stream).toList());
        }
    }

    private static void create(Connection connection, Statement statement) throws SQLException {
        statement.execute(Sql.RECLAIM_ON_REQUEST);
        executeAll(connection, statement, SchemaSql.SCHEMA);
    }

    /** All or none, and the version that they make. */
    private static void executeAll(Connection connection, Statement statement, List<String> all) throws SQLException {
        connection.setAutoCommit(false);
        for (String sql : all) {
            statement.execute(sql);
        }
        for (String sql : SchemaSql.MARK_FILE) {
            statement.execute(sql);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
