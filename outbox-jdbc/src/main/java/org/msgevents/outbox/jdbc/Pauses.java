// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.msgevents.outbox.Pause;

/** Which subscriptions' events wait until somebody lets them go on. */
final class Pauses {
    private final PreparedSql pause;
    private final PreparedSql resume;
    private final PreparedSql find;
    private final PreparedSql select;

    private final boolean shared;
    private final Set<String> known = new HashSet<>();

    /** @param shared whether other processes pause and resume as well */
    Pauses(Connection connection, boolean shared) throws SQLException {
        this.shared = shared;
        pause = PreparedSql.of(connection, Sql.PAUSE);
        resume = PreparedSql.of(connection, Sql.RESUME);
        find = PreparedSql.of(connection, Sql.PAUSE_OF);
        select = PreparedSql.of(connection, Sql.PAUSED_SUBSCRIPTIONS);
        known.addAll(read().keySet());
    }

    boolean pause(String subscription, Pause wanted) throws SQLException {
        known.add(subscription);
        return pause.update(subscription, MicroTime.of(wanted.since()), StoredText.of(wanted.reason())) > 0;
    }

    boolean resume(String subscription) throws SQLException {
        known.remove(subscription);
        return resume.update(subscription) > 0;
    }

    boolean isPaused(String subscription) throws SQLException {
        if (!shared) {
            return known.contains(subscription);
        }
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
