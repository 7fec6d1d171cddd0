// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;

/** Finds what a subscription is to get next, at a cost that depends on what is asked for, not on what is kept. */
final class DueReader {
    private final LaneLeases leases;
    private final PreparedSql lane;

    DueReader(Connection connection, LaneLeases leases) throws SQLException {
        this.leases = leases;
        lane = PreparedSql.of(connection, Sql.LANE);
    }

    DueLanes read(long subscription, DueQuery query) throws SQLException {
        leases.keep(subscription, query.busy());
        long now = MicroTime.of(query.now());
        List<Head> due = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        try (ResultSet rows =
                leases.heads(subscription, query.lanes() + query.busy().size() + 1L)) {
            while (next.isEmpty() && rows.next()) {
                Head head = new Head(new OrderingKey(rows.getString(1)), rows.getLong(2), rows.getInt(3));
                if (query.busy().contains(head.key)) {
                    continue;
                }
                if (due.size() < query.lanes() && head.dueAt <= now) {
                    due.add(head);
                } else {
                    next = Optional.of(MicroTime.toInstant(head.dueAt));
                }
            }
        }
        List<Lane> lanes = new ArrayList<>();
        for (Head head : due) {
            leases.take(subscription, head.key);
            List<KeptEvent> events = events(subscription, head.key, query.eventsPerLane());
            lanes.add(new Lane(head.key, head.attempts, events, leases.term()));
        }
        return new DueLanes(lanes, next);
    }

    private List<KeptEvent> events(long subscription, OrderingKey key, int limit) throws SQLException {
        List<KeptEvent> events = new ArrayList<>();
        try (ResultSet rows = lane.query(subscription, key.value(), limit)) {
            while (rows.next()) {
                events.add(new KeptEvent(
                        rows.getLong(1), StoredId.toEventId(rows.getBytes(2)), rows.getString(3), rows.getLong(4)));
            }
        }
        return events;
    }

    private record Head(OrderingKey key, long dueAt, int attempts) {}
}
