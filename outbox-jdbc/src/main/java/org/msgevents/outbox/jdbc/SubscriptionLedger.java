// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import org.msgevents.outbox.SubscriptionCounters;

/**
 * The subscriptions' numbers and counters. Counted in memory, so that an append writes no counter: what is pending
 * and parked follows from the tables, what was accepted from the other counters, and what was delivered, dropped or
 * refused is written once per commit.
 */
final class SubscriptionLedger {
    private final PreparedSql insert;
    private final PreparedSql update;
    private final PreparedSql select;
    private final PreparedSql count;
    private final Limits limits;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private Gauge overall;

    private SubscriptionLedger(Connection connection, Limits limits) throws SQLException {
        this.limits = limits;
        overall = new Gauge("The outbox", limits.overall());
        insert = PreparedSql.of(connection, Sql.INSERT_SUBSCRIPTION);
        update = PreparedSql.of(connection, Sql.UPDATE_SUBSCRIPTION);
        select = PreparedSql.of(connection, Sql.SUBSCRIPTIONS);
        count = PreparedSql.of(connection, Sql.COUNT_SUBSCRIPTIONS);
    }

    /** Counts what the tables hold. */
    static SubscriptionLedger load(Connection connection, Limits limits) throws SQLException {
        SubscriptionLedger ledger = new SubscriptionLedger(connection, limits);
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
            overall = new Gauge("The outbox", limits.overall());
            while (rows.next()) {
                Account account = add(rows.getLong("id"), rows.getString("name"));
                account.delivered = rows.getLong("delivered");
                account.dropped = rows.getLong("dropped");
                account.refused = rows.getLong("refused");
                account.replayed = rows.getLong("replayed");
                account.parked = rows.getLong("parked");
                account.blocked = rows.getLong("blocked");
                account.add(rows.getLong("pending"), rows.getLong("octets") + rows.getLong("parked_octets"));
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
        Account added = add(accounts.size() + 1L, name);
        insert.update(added.id, name);
        return added;
    }

    private Account add(long id, String name) {
        Account added = new Account(id, name, new Gauge("Subscription " + name, limits.of(name)), overall);
        accounts.put(name, added);
        return added;
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    Gauge overall() {
        return overall;
    }

    /** The subscription that has most of what the outbox has too much of. */
    Account fullest() {
        ToLongFunction<Gauge> share = overall.isTooHeavy() ? Gauge::octets : Gauge::pending;
        return accounts.values().stream()
                .max(Comparator.comparingLong(account -> share.applyAsLong(account.gauge)))
                .orElseThrow();
    }

    /** Writes the counters that changed. */
    void flush() throws SQLException {
        for (Account account : accounts.values()) {
            if (account.newlyDelivered + account.newlyDropped + account.newlyRefused + account.newlyReplayed > 0) {
                update.update(
                        account.newlyDelivered,
                        account.newlyDropped,
                        account.newlyRefused,
                        account.newlyReplayed,
                        account.id);
                account.newlyDelivered = 0;
                account.newlyDropped = 0;
                account.newlyRefused = 0;
                account.newlyReplayed = 0;
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
        private final String name;
        private final Gauge gauge;
        private final Gauge overall;
        private final LanesAtHand atHand;
        private long delivered;
        private long dropped;
        private long refused;
        private long replayed;
        private long parked;
        private long blocked;
        private long newlyDelivered;
        private long newlyDropped;
        private long newlyRefused;
        private long newlyReplayed;

        private Account(long id, String name, Gauge gauge, Gauge overall) {
            this.id = id;
            this.name = name;
            this.gauge = gauge;
            this.overall = overall;
            atHand = new LanesAtHand(gauge);
        }

        String name() {
            return name;
        }

        LanesAtHand atHand() {
            return atHand;
        }

        Gauge gauge() {
            return gauge;
        }

        long id() {
            return id;
        }

        private void add(long events, long octets) {
            gauge.add(events, octets);
            overall.add(events, octets);
        }

        /** Whether its own bounds and those of the outbox allow one more event. */
        boolean takes(long octets) {
            return gauge.takes(octets) && overall.takes(octets);
        }

        void refuse() {
            refused++;
            newlyRefused++;
        }

        void accept(long octets) {
            add(1, octets);
        }

        void deliver(int events, long octets) {
            add(-events, -octets);
            delivered += events;
            newlyDelivered += events;
        }

        void park() {
            add(-1, 0);
            parked++;
        }

        void drop(long octets) {
            add(-1, -octets);
            dropped++;
            newlyDropped++;
        }

        void release() {
            add(1, 0);
            parked--;
        }

        /** Whether its own bounds and those of the outbox allow it at all. */
        boolean mayKeep(long octets) {
            return gauge.bounds().hold(1, octets) && overall.bounds().hold(1, octets);
        }

        /** Whether there is room for what it has had already: of no price for what is new. */
        boolean takesAgain(long octets) {
            return gauge.takesAgain(octets) && overall.takesAgain(octets);
        }

        /** That of its own, or else that of the outbox. */
        Optional<Duration> maxAge() {
            return gauge.bounds().maxAge().or(overall.bounds()::maxAge);
        }

        void replay(long octets) {
            add(1, octets);
            replayed++;
            newlyReplayed++;
        }

        void dropParked(long octets) {
            add(0, -octets);
            parked--;
            dropped++;
            newlyDropped++;
        }

        /** That many more block their key. */
        void block(int more) {
            blocked += more;
        }

        private SubscriptionCounters counters() {
            long pending = gauge.pending();
            long accepted = delivered + pending + parked + dropped - replayed;
            return new SubscriptionCounters(accepted, delivered, pending, parked, dropped, blocked, refused, replayed);
        }
    }
}
