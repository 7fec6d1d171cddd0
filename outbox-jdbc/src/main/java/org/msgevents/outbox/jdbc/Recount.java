// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares the counters of shared tables with what the tables hold. A node of this version changes both in the same
 * transaction, so what is between them is what nodes of a version before schema 6 changed, which counted nothing.
 */
final class Recount {
    private Recount() {}

    /**
     * What the counters lack, by the number of the subscription; nothing while another node looks. Without the lock on
     * the tables, so that nobody waits until all is counted: it is the same whenever one looks. To be added within the
     * same transaction, or it may be added twice.
     */
    static Map<Long, Tally> missing(Connection connection) throws SQLException {
        Map<Long, Tally> missing = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            if (isAlone(statement)) {
                try (ResultSet row = statement.executeQuery(PostgresSql.MISSING_IN_COUNTERS)) {
                    while (row.next()) {
                        missing.put(
                                row.getLong("id"),
                                new Tally(
                                        row.getLong("pending"),
                                        row.getLong("octets"),
                                        row.getLong("parked"),
                                        row.getLong("blocked"),
                                        0,
                                        0,
                                        0,
                                        0));
                    }
                }
            }
        }
        missing.values().removeIf(Tally.NOTHING::equals);
        return missing;
    }

    private static boolean isAlone(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(PostgresSql.LOCK_COUNTING)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
