// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

import org.msgevents.event.OrderingKey;

/** All lanes are this process's. */
final class UnsharedLanes implements LaneLeases {
    private final PreparedSql heads;

    UnsharedLanes(PreparedSql heads) {
        this.heads = heads;
    }

    @Override
    public boolean begin() {
        return false;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public ResultSet heads(long subscription, long limit) throws SQLException {
        return heads.query(subscription, limit);
    }

    @Override
    public void take(long subscription, OrderingKey key) {}

    @Override
    public void free(long subscription, OrderingKey key) {}

    @Override
    public void keep(long subscription, Set<OrderingKey> busy) {}

    @Override
    public boolean maySettle(long subscription, OrderingKey key) {
        return true;
    }

    @Override
    public long term() {
        return 0;
    }
}
