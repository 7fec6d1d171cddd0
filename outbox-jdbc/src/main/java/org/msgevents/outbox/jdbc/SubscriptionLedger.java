// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import org.msgevents.outbox.SubscriptionCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscriptions' numbers and counters, in memory; {@link LedgerRows} keeps them in the tables. */
final class SubscriptionLedger {
    private static final Logger LOGGER = LoggerFactory.getLogger(SubscriptionLedger.class);

    private final LedgerRows rows;
    private final Limits limits;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Gauge overall;

    private SubscriptionLedger(LedgerRows rows, Limits limits) {
        this.rows = rows;
        this.limits = limits;
        overall = new Gauge("The outbox", limits.overall());
    }

    static SubscriptionLedger load(LedgerRows rows, Limits limits) throws SQLException {
        SubscriptionLedger ledger = new SubscriptionLedger(rows, limits);
        ledger.refresh();
        return ledger;
    }

    /** Takes over what other processes have changed; what this one has changed must have been flushed. */
    void refresh() throws SQLException {
        List<LedgerRows.Row> changed = rows.read();
        Tally change = Tally.NOTHING;
        for (LedgerRows.Row row : changed) {
            Account known = accounts.get(row.name());
            Account account = known == null ? add(row.id(), row.name()) : known;
            change = change.plus(account.adopt(row));
        }
        if (!changed.isEmpty()) {
            overall.add(change.pending(), change.octets());
            if (changed.get(0).allPaused()) {
                overall.pausedElsewhere();
            } else {
                overall.openElsewhere();
            }
        }
    }

    /** @param missing what the counters lack, by the number of the subscription */
    void correct(Map<Long, Tally> missing) {
        for (Account account : accounts.values()) {
            Tally lacking = missing.getOrDefault(account.id, Tally.NOTHING);
            if (!lacking.equals(Tally.NOTHING)) {
                account.change(lacking);
                LOGGER.info(
                        "Subscription {} was counted anew: {} event(s) wait, {} are parked, {} octets",
                        account.name,
                        account.tally.pending(),
                        account.tally.parked(),
                        account.tally.octets());
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
        rows.insert(added.id, name);
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
        rows.write(accounts.values(), overall);
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
        private Tally tally = Tally.NOTHING;
        private Tally unwritten = Tally.NOTHING;
        private boolean writtenPaused;

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

        private void change(Tally more) {
            tally = tally.plus(more);
            unwritten = unwritten.plus(more);
            gauge.add(more.pending(), more.octets());
            overall.add(more.pending(), more.octets());
        }

        /** What is more or less now. */
        private Tally adopt(LedgerRows.Row row) {
            Tally more = row.tally().minus(tally);
            tally = row.tally();
            gauge.add(more.pending(), more.octets());
            if (row.paused()) {
                gauge.pausedElsewhere();
            } else {
                gauge.openElsewhere();
            }
            writtenPaused = row.paused();
            return more;
        }

        /** Since it was written. */
        Tally unwritten() {
            return unwritten;
        }

        boolean hasChanged() {
            return !unwritten.equals(Tally.NOTHING) || gauge.isPaused() != writtenPaused;
        }

        void written() {
            unwritten = Tally.NOTHING;
            writtenPaused = gauge.isPaused();
        }

        /** Whether its own bounds and those of the outbox allow one more event. */
        boolean takes(long octets) {
            return gauge.takes(octets) && overall.takes(octets);
        }

        void refuse() {
            change(Tally.refusal());
        }

        void accept(long octets) {
            change(Tally.acceptance(octets));
        }

        void deliver(int events, long octets) {
            change(Tally.delivery(events, octets));
        }

        void park() {
            change(Tally.parking());
        }

        void drop(long octets) {
            change(Tally.drop(octets));
        }

        void release() {
            change(Tally.release());
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
            change(Tally.replay(octets));
        }

        void dropParked(long octets) {
            change(Tally.dropOfParked(octets));
        }

        /** That many more block their key. */
        void block(int more) {
            change(Tally.block(more));
        }

        private SubscriptionCounters counters() {
            long pending = tally.pending();
            long accepted = tally.delivered() + pending + tally.parked() + tally.dropped() - tally.replayed();
            return new SubscriptionCounters(
                    accepted,
                    tally.delivered(),
                    pending,
                    tally.parked(),
                    tally.dropped(),
                    tally.blocked(),
                    tally.refused(),
                    tally.replayed());
        }
    }
}
