// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.postgresql.ds.PGSimpleDataSource;

/** An outbox's place on a PostgreSQL server. */
final class PostgresServer implements Database {
    private static final int CONNECT_SECONDS = 5;

    /** Longer than what a node waits for the others; a server that is silent for so long is gone. */
    private static final int ANSWER_SECONDS = 10;

    private final PostgresConfiguration configuration;
    private final Durability durability;
    private final Tenure tenure;

    PostgresServer(PostgresConfiguration configuration, Durability durability, Tenure tenure) {
        this.configuration = configuration;
        this.durability = durability;
        this.tenure = tenure;
    }

    PostgresConfiguration configuration() {
        return configuration;
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = source().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(PostgresSql.inSchema(configuration.schema()));
            statement.execute(PostgresSql.WAIT_FOR_OTHERS);
            statement.execute(PostgresSql.END_IDLE_TRANSACTIONS);
            statement.execute(
                    durability == Durability.DISK ? PostgresSql.SYNC_LOG_AT_COMMIT : PostgresSql.SYNC_LOG_SOON);
            connection.setAutoCommit(false);
            PostgresSchema.prepare(connection, this);
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(configuration.url());
        source.setUser(configuration.user());
        source.setPassword(configuration.password().value());
        source.setApplicationName("message-store-events");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        // A value in a message of the server would be an address, or a subject.
        source.setLogServerErrorDetail(false);
        return source;
    }

    @Override
    public void committed() {}

    @Override
    public void shrink(Connection connection) {}

    /** The server's own autovacuum does it. */
    @Override
    public Progress reclaim(Connection connection) {
        return Progress.DONE;
    }

    @Override
    public void retire(Connection connection) throws SQLException {
        try (connection) {
            PreparedSql.of(connection, PostgresSql.LEAVE).update(tenure.term());
            connection.commit();
        }
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return configuration.place();
    }
}
