// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A statement to be run many times. Closed with its connection. */
final class PreparedSql {
    private final PreparedStatement statement;

    private PreparedSql(PreparedStatement statement) {
        this.statement = statement;
    }

    static PreparedSql of(Connection connection, String sql) throws SQLException {
        return new PreparedSql(connection.prepareStatement(sql));
    }

    /** How many rows changed. */
    int update(Object... values) throws SQLException {
        bind(values);
        return statement.executeUpdate();
    }

    /** To be run by {@link #updateAll}. */
    void add(Object... values) throws SQLException {
        bind(values);
        statement.addBatch();
    }

    /** With all that was added, in one round trip where the database is elsewhere. */
    void updateAll() throws SQLException {
        statement.executeBatch();
    }

    ResultSet query(Object... values) throws SQLException {
        bind(values);
        return statement.executeQuery();
    }

    private void bind(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
