// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    private SubscriptionLedger(Connection connection) throws SQLException {
        insert = PreparedSql.of(connection, Sql.INSERT_SUBSCRIPTION);
        update = PreparedSql.of(connection, Sql.UPDATE_SUBSCRIPTION);
    }

    /** Counts what the tables hold. */
    static SubscriptionLedger load(Connection connection) throws SQLException {
        SubscriptionLedger ledger = new SubscriptionLedger(connection);
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(Sql.SUBSCRIPTIONS)) {
            while (rows.next()) {
                Account account = new Account(rows.getLong("id"));
                account.delivered = rows.getLong("delivered");
                account.dropped = rows.getLong("dropped");
                account.pending = rows.getLong("pending");
                account.parked = rows.getLong("parked");
                account.blocked = rows.getLong("blocked");
                ledger.accounts.put(rows.getString("name"), account);
            }
        }
        return ledger;
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
            if (account.changed) {
                update.update(account.delivered, account.dropped, account.id);
                account.changed = false;
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
        private boolean changed;

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
            changed = true;
        }

        void park() {
            pending--;
            parked++;
        }

        void drop() {
            pending--;
            dropped++;
            changed = true;
        }

        void release() {
            parked--;
            pending++;
        }

        void dropParked() {
            parked--;
            dropped++;
            changed = true;
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
