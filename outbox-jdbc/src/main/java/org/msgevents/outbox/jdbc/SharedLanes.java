// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.Pause;

/**
 * The lanes of tables that several nodes share. A node has a lease, which it renews on the server's clock, and what it
 * takes it has as long as the lease stands. All is done under one lock: what a transaction sees is what there is.
 */
final class SharedLanes implements LaneLeases {
    private final Tenure tenure;
    private final PreparedSql lock;
    private final PreparedSql heads;
    private final PreparedSql take;
    private final PreparedSql free;
    private final PreparedSql keep;
    private final PreparedSql taken;
    private final PreparedSql expire;
    private final PreparedSql renew;
    private final PreparedSql join;
    private final PreparedSql others;

    SharedLanes(Connection connection, Tenure tenure) throws SQLException {
        this.tenure = tenure;
        lock = PreparedSql.of(connection, PostgresSql.LOCK);
        heads = PreparedSql.of(connection, PostgresSql.FREE_HEADS);
        take = PreparedSql.of(connection, PostgresSql.TAKE_LANE);
        free = PreparedSql.of(connection, PostgresSql.FREE_LANE);
        keep = PreparedSql.of(connection, PostgresSql.KEEP_LANES);
        taken = PreparedSql.of(connection, PostgresSql.LANE_OF_ANOTHER);
        expire = PreparedSql.of(connection, PostgresSql.EXPIRE_NODES);
        renew = PreparedSql.of(connection, PostgresSql.RENEW_NODE);
        join = PreparedSql.of(connection, PostgresSql.JOIN);
        others = PreparedSql.of(connection, PostgresSql.OTHER_NODES);
    }

    @Override
    public boolean begin() throws SQLException {
        lock.query().close();
        return true;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** None when the lease is over: the next one brings them. */
    @Override
    public ResultSet heads(long subscription, long limit) throws SQLException {
        long node = tenure.term();
        return heads.query(subscription, node, node, tenure.covers(node) ? limit : 0);
    }

    @Override
    public void take(long subscription, OrderingKey key) throws SQLException {
        take.update(subscription, key.value(), tenure.term());
    }

    @Override
    public void free(long subscription, OrderingKey key) throws SQLException {
        free.update(subscription, key.value(), tenure.term());
    }

    @Override
    public void keep(long subscription, Set<OrderingKey> busy) throws SQLException {
        String[] keys = busy.stream().map(OrderingKey::value).toArray(String[]::new);
        keep.update(subscription, tenure.term(), keys);
    }

    @Override
    public boolean maySettle(long subscription, OrderingKey key) throws SQLException {
        try (ResultSet row = taken.query(subscription, key.value(), tenure.term())) {
            return !row.next();
        }
    }

    @Override
    public long term() {
        return tenure.term();
    }

    /**
     * Renews the lease, or begins a new one when the last was over; ends those of nodes that do not renew theirs.
     *
     * @param paused the pauses that there are
     */
    Tenure.Renewal renew(Map<String, Pause> paused) throws SQLException {
        long askedAt = System.nanoTime();
        long term = tenure.term();
        expire.update(term);
        if (renew.update(term) == 0) {
            term = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
            join.update(term);
        }
        Set<Long> nodes = new HashSet<>();
        try (ResultSet rows = others.query(term)) {
            while (rows.next()) {
                nodes.add(rows.getLong(1));
            }
        }
        return new Tenure.Renewal(term, askedAt, nodes, paused);
    }
}
