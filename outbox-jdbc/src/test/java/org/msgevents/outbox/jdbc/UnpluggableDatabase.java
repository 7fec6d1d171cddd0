// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A database that this process can be cut off from, for ever, as if it had been killed. */
final class UnpluggableDatabase implements Database {
    private final Database database;
    private final AtomicBoolean unplugged = new AtomicBoolean();
    private volatile AutoCloseable last = () -> {};

    UnpluggableDatabase(Database database) {
        this.database = database;
    }

    void unplug() throws Exception {
        unplugged.set(true);
        last.close();
    }

    @Override
    public Connection connect() throws SQLException {
        if (unplugged.get()) {
            throw new SQLException("unplugged");
        }
        Connection connection = database.connect();
        last = () -> connection.abort(Runnable::run);
        return connection;
    }

    @Override
    public void committed() {
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
