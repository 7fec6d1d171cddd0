// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** How the counters of subscriptions are kept in the tables. Within the transaction. */
interface LedgerRows {
    /** Those that may have changed since they were read or written, in the order of their numbers. */
    List<Row> read() throws SQLException;

    /** A new one, without counters. */
    void insert(long id, String name) throws SQLException;

    /**
     * Writes what has changed, and tells the accounts so.
     *
     * @param overall of all subscriptions together
     */
    void write(Collection<SubscriptionLedger.Account> accounts, Gauge overall) throws SQLException;

    /**
     * One subscription's.
     *
     * @param paused whether it is to keep nothing new until half of its room is free
     * @param allPaused the same of all subscriptions together
     */
    record Row(long id, String name, Tally tally, boolean paused, boolean allPaused) {}
}
