// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.Outbox;

/** The attempts that failed, of events that are pending or parked: the last few of each, and not too many of all. */
final class AttemptLog {
    /** Some 4 MiB. */
    static final int ROWS = 20_000;

    private static final int FORGET_AT_ONCE = 256;

    private final int limit;
    private final PreparedSql insert;
    private final PreparedSql trim;
    private final PreparedSql forgetOldest;
    private final PreparedSql forget;
    private final PreparedSql select;
    private final PreparedSql count;
    private long rows;

    private AttemptLog(Connection connection, int limit) throws SQLException {
        this.limit = limit;
        insert = PreparedSql.of(connection, Sql.INSERT_ATTEMPT);
        trim = PreparedSql.of(connection, Sql.TRIM_ATTEMPTS);
        forgetOldest = PreparedSql.of(connection, Sql.FORGET_OLDEST_ATTEMPTS);
        forget = PreparedSql.of(connection, Sql.FORGET_ATTEMPTS);
        select = PreparedSql.of(connection, Sql.ATTEMPTS);
        count = PreparedSql.of(connection, Sql.COUNT_ATTEMPTS);
    }

    static AttemptLog load(Connection connection, int limit) throws SQLException {
        AttemptLog log = new AttemptLog(connection, limit);
        log.recount();
        return log;
    }

    void recount() throws SQLException {
        try (ResultSet row = count.query()) {
            row.next();
            rows = row.getLong(1);
        }
    }

    void add(long subscription, long sequence, FailedAttempt attempt) throws SQLException {
        rows += insert.update(
                subscription,
                sequence,
                subscription,
                sequence,
                MicroTime.of(attempt.at()),
                TimeUnit.NANOSECONDS.toMicros(attempt.latency().toNanos()),
                attempt.outcome().name(),
                StoredText.of(attempt.reason()));
        rows -= trim.update(subscription, sequence, subscription, sequence, Outbox.ATTEMPTS_KEPT);
        if (rows > limit) {
            rows -= forgetOldest.update(Math.max(rows - limit, Math.min(FORGET_AT_ONCE, limit / 2)));
        }
    }

    void forget(long subscription, long sequence) throws SQLException {
        rows -= forget.update(subscription, sequence);
    }

    List<FailedAttempt> read(long subscription, long sequence) throws SQLException {
        List<FailedAttempt> attempts = new ArrayList<>();
        try (ResultSet row = select.query(subscription, sequence)) {
            while (row.next()) {
                attempts.add(new FailedAttempt(
                        MicroTime.toInstant(row.getLong(1)),
                        Duration.of(row.getLong(2), ChronoUnit.MICROS),
                        FailedAttempt.Outcome.valueOf(row.getString(3)),
                        row.getString(4)));
            }
        }
        return attempts;
    }
}
