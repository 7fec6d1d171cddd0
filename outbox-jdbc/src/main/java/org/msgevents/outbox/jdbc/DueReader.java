// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;

/**
 * Finds what a subscription is to get next, at a cost that depends on what is asked for, not on what is kept.
 *
 * <p>The heads of busy lanes are among those that wait longest. So as not to step over them for every lane, a look
 * finds more heads than were asked for; whether such a head is still there and due shows when its lane is read.
 */
final class DueReader {
    private static final int HEADS_AHEAD = 64;

    private final LaneLeases leases;
    private final PreparedSql lane;
    private final Map<Long, ArrayDeque<Head>> ahead = new HashMap<>();

    DueReader(Connection connection, LaneLeases leases) throws SQLException {
        this.leases = leases;
        lane = PreparedSql.of(connection, Sql.LANE);
    }

    DueLanes read(long subscription, DueQuery query) throws SQLException {
        leases.keep(subscription, query.busy());
        ArrayDeque<Head> heads = ahead.computeIfAbsent(subscription, first -> new ArrayDeque<>());
        Map<OrderingKey, Lane> lanes = new LinkedHashMap<>();
        take(subscription, query, heads, lanes);
        Optional<Head> later = heads.isEmpty() ? find(subscription, query, lanes.keySet(), heads) : Optional.empty();
        take(subscription, query, heads, lanes);
        Optional<Head> next = Optional.ofNullable(heads.peek()).or(() -> later);
        if (leases.isShared()) {
            heads.clear(); // another node may have them by then
        }
        boolean exhausted = next.isEmpty()
                && !leases.isShared()
                && query.busy().isEmpty()
                && lanes.values().stream().allMatch(lane -> lane.events().size() < query.eventsPerLane());
        return new DueLanes(List.copyOf(lanes.values()), next.map(head -> MicroTime.toInstant(head.dueAt)), exhausted);
    }

    /** Adds the heads that are due, not all of them where there are many; the first that is not yet due. */
    private Optional<Head> find(long subscription, DueQuery query, Set<OrderingKey> taken, ArrayDeque<Head> heads)
            throws SQLException {
        long now = MicroTime.of(query.now());
        int wanted = query.lanes() + query.busy().size() + (leases.isShared() ? 1 : HEADS_AHEAD);
        try (ResultSet rows = leases.heads(subscription, wanted)) {
            while (rows.next()) {
                Head head = new Head(new OrderingKey(rows.getString(1)), rows.getLong(2));
                if (query.busy().contains(head.key) || taken.contains(head.key)) {
                    continue;
                }
                if (head.dueAt > now) {
                    return Optional.of(head);
                }
                heads.add(head);
            }
            return Optional.empty();
        }
    }

    private void take(long subscription, DueQuery query, ArrayDeque<Head> heads, Map<OrderingKey, Lane> lanes)
            throws SQLException {
        while (lanes.size() < query.lanes() && !heads.isEmpty()) {
            OrderingKey key = heads.remove().key;
            if (!query.busy().contains(key)) {
                Optional<Lane> due = lane(subscription, key, query);
                due.ifPresent(lane -> lanes.put(key, lane));
            }
        }
    }

    /** Empty when it has nothing that is due. */
    private Optional<Lane> lane(long subscription, OrderingKey key, DueQuery query) throws SQLException {
        List<KeptEvent> events = new ArrayList<>();
        int attempts = 0;
        try (ResultSet rows = lane.query(subscription, key.value(), query.eventsPerLane())) {
            while (rows.next()) {
                if (events.isEmpty()) {
                    if (rows.getLong(5) > MicroTime.of(query.now())) {
                        return Optional.empty();
                    }
                    attempts = rows.getInt(6);
                }
                events.add(new KeptEvent(
                        rows.getLong(1),
                        StoredId.toEventId(rows.getBytes(2)),
                        new String(rows.getBytes(3), StandardCharsets.UTF_8),
                        rows.getLong(4)));
            }
        }
        if (events.isEmpty()) {
            return Optional.empty();
        }
        leases.take(subscription, key);
        return Optional.of(new Lane(key, attempts, events, leases.term()));
    }

    private record Head(OrderingKey key, long dueAt) {}
}
