// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.ParkedQuery;

/** The events that were set aside, and what an operator decides about them. */
final class ParkedEvents {
    private final EventAppender appender;
    private final AttemptLog attempts;
    private final PreparedSql select;
    private final PreparedSql take;
    private final PreparedSql keyOfEvent;
    private final PreparedSql settleEvent;

    ParkedEvents(Connection connection, EventAppender appender, AttemptLog attempts) throws SQLException {
        this.appender = appender;
        this.attempts = attempts;
        select = PreparedSql.of(connection, Sql.PARKED);
        take = PreparedSql.of(connection, Sql.TAKE_PARKED);
        keyOfEvent = PreparedSql.of(connection, Sql.KEY_OF_EVENT);
        settleEvent = PreparedSql.of(connection, Sql.SETTLE_EVENT);
    }

    List<ParkedEvent> read(long subscription, ParkedQuery query) throws SQLException {
        List<ParkedEvent> parked = new ArrayList<>();
        try (ResultSet row = select.query(subscription, query.after(), query.limit())) {
            while (row.next()) {
                parked.add(new ParkedEvent(
                        row.getLong(1),
                        StoredId.toEventId(row.getBytes(2)),
                        new OrderingKey(row.getString(3)),
                        MicroTime.toInstant(row.getLong(4)),
                        row.getString(5)));
            }
        }
        return parked;
    }

    boolean release(SubscriptionLedger.Account account, long sequence) throws SQLException {
        Optional<Taken> taken = take(account.id(), sequence);
        if (taken.isPresent()) {
            long event = taken.orElseThrow().event();
            appender.release(
                    account,
                    new EventAppender.Former(
                            event, keyOf(event), taken.orElseThrow().octets()));
            account.release();
        }
        return taken.isPresent();
    }

    boolean drop(SubscriptionLedger.Account account, long sequence) throws SQLException {
        Optional<Taken> taken = take(account.id(), sequence);
        if (taken.isPresent()) {
            settleEvent.update(taken.orElseThrow().event());
            account.dropParked(taken.orElseThrow().octets());
        }
        return taken.isPresent();
    }

    private Optional<Taken> take(long subscription, long sequence) throws SQLException {
        try (ResultSet row = take.query(subscription, sequence)) {
            if (!row.next()) {
                return Optional.empty();
            }
            Taken taken = new Taken(row.getLong(1), row.getLong(2));
            attempts.forget(subscription, sequence);
            return Optional.of(taken);
        }
    }

    private String keyOf(long event) throws SQLException {
        try (ResultSet row = keyOfEvent.query(event)) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * What was parked.
     *
     * @param event the sequence of its event
     * @param octets of its body
     */
    private record Taken(long event, long octets) {}
}
