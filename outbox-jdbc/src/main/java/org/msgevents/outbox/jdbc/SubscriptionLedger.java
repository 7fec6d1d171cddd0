// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.msgevents.outbox.SubscriptionCounters;

/**
 * The subscriptions' numbers and counters. Counted in memory, so that an append writes no counter: what is pending
 * and parked follows from the tables, what was accepted from the other counters, and what was delivered or dropped is
 * written once per commit.
 */
final class SubscriptionLedger {
    private final PreparedSql insert;
    private final PreparedSql update;
    private final PreparedSql select;
    private final PreparedSql count;
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    private SubscriptionLedger(Connection connection) throws SQLException {
        insert = PreparedSql.of(connection, Sql.INSERT_SUBSCRIPTION);
        update = PreparedSql.of(connection, Sql.UPDATE_SUBSCRIPTION);
        select = PreparedSql.of(connection, Sql.SUBSCRIPTIONS);
        count = PreparedSql.of(connection, Sql.COUNT_SUBSCRIPTIONS);
    }

    /** Counts what the tables hold. */
    static SubscriptionLedger load(Connection connection) throws SQLException {
        SubscriptionLedger ledger = new SubscriptionLedger(connection);
        ledger.reload();
        return ledger;
    }

    /** Another process may have added a subscription. */
    void refresh() throws SQLException {
        try (ResultSet row = count.query()) {
            row.next();
            if (row.getLong(1) != accounts.size()) {
                reload();
            }
        }
    }

    /** Counts anew; what has changed must have been flushed. */
    void reload() throws SQLException {
        try (ResultSet rows = select.query()) {
            accounts.clear();
            while (rows.next()) {
                Account account = new Account(rows.getLong("id"));
                account.delivered = rows.getLong("delivered");
                account.dropped = rows.getLong("dropped");
                account.pending = rows.getLong("pending");
                account.parked = rows.getLong("parked");
                account.blocked = rows.getLong("blocked");
                accounts.put(rows.getString("name"), account);
            }
        }
    }

    Optional<Account> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    Account findOrAdd(String name) throws SQLException {
        Account known = accounts.get(name);
        if (known != null) {
            return known;
        }
        Account added = new Account(accounts.size() + 1L);
        insert.update(added.id, name);
        accounts.put(name, added);
        return added;
    }

    /** Writes the counters that changed. */
    void flush() throws SQLException {
        for (Account account : accounts.values()) {
            if (account.newlyDelivered > 0 || account.newlyDropped > 0) {
                update.update(account.newlyDelivered, account.newlyDropped, account.id);
                account.newlyDelivered = 0;
                account.newlyDropped = 0;
            }
        }
    }

    Map<String, SubscriptionCounters> counters() {
        return accounts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, account -> account.getValue().counters()));
    }

    /** One subscription's. */
    static final class Account {
        private final long id;
        private long delivered;
        private long dropped;
        private long pending;
        private long parked;
        private long blocked;
        private long newlyDelivered;
        private long newlyDropped;

        private Account(long id) {
            this.id = id;
        }

        long id() {
            return id;
        }

        void accept() {
            pending++;
        }

        void deliver() {
            pending--;
            delivered++;
            newlyDelivered++;
        }

        void park() {
            pending--;
            parked++;
        }

        void drop() {
            pending--;
            dropped++;
            newlyDropped++;
        }

        void release() {
            parked--;
            pending++;
        }

        void dropParked() {
            parked--;
            dropped++;
            newlyDropped++;
        }

        /** That many more block their key. */
        void block(int more) {
            blocked += more;
        }

        private SubscriptionCounters counters() {
            return new SubscriptionCounters(
                    delivered + pending + parked + dropped, delivered, pending, parked, dropped, blocked);
        }
    }
}
