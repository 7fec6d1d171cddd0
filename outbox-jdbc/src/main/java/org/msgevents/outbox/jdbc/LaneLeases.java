// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

import org.msgevents.event.OrderingKey;

/** Which lanes this process may deliver, among those that use the same tables. Within the transaction. */
interface LaneLeases {
    /** To be called first in each transaction: whether another process may have changed the tables since the last. */
    boolean begin() throws SQLException;

    /** Whether other processes may use the tables at all; then no transaction is kept open for later. */
    boolean isShared();

    /** The heads of the lanes that no other process has, those waiting longest first. */
    ResultSet heads(long subscription, long limit) throws SQLException;

    /** Takes a lane of {@link #heads}. */
    void take(long subscription, OrderingKey key) throws SQLException;

    /** Lets others have the lane. */
    void free(long subscription, OrderingKey key) throws SQLException;

    /** Lets others have all of the subscription's lanes but these. */
    void keep(long subscription, Set<OrderingKey> busy) throws SQLException;

    /** Whether no other process has the lane. */
    boolean maySettle(long subscription, OrderingKey key) throws SQLException;

    /** Under which the lanes are taken. */
    long term();

    /** Those of the only process. */
    static LaneLeases unshared(Connection connection) throws SQLException {
        return new UnsharedLanes(PreparedSql.of(connection, Sql.HEADS));
    }
}
