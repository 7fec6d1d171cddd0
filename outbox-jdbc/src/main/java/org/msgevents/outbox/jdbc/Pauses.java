// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import org.msgevents.outbox.Pause;

/** Which subscriptions' events wait until somebody lets them go on. */
final class Pauses {
    private final PreparedSql pause;
    private final PreparedSql resume;
    private final PreparedSql find;
    private final PreparedSql select;

    Pauses(Connection connection) throws SQLException {
        pause = PreparedSql.of(connection, Sql.PAUSE);
        resume = PreparedSql.of(connection, Sql.RESUME);
        find = PreparedSql.of(connection, Sql.PAUSE_OF);
        select = PreparedSql.of(connection, Sql.PAUSED_SUBSCRIPTIONS);
    }

    boolean pause(String subscription, Pause wanted) throws SQLException {
        return pause.update(subscription, MicroTime.of(wanted.since()), StoredText.of(wanted.reason())) > 0;
    }

    boolean resume(String subscription) throws SQLException {
        return resume.update(subscription) > 0;
    }

    boolean isPaused(String subscription) throws SQLException {
        try (ResultSet row = find.query(subscription)) {
            return row.next();
        }
    }

    Map<String, Pause> read() throws SQLException {
        Map<String, Pause> paused = new HashMap<>();
        try (ResultSet row = select.query()) {
            while (row.next()) {
                paused.put(row.getString(1), new Pause(MicroTime.toInstant(row.getLong(2)), row.getString(3)));
            }
        }
        return paused;
    }
}
