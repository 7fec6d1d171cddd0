// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.Settlement;

/** Gives up the events that have waited longest: for want of room, or because of their age. */
final class Overflow {
    /** Of each append, and of each turn of tidying up. */
    private static final int DROP_AT_ONCE = 256;

    private final Clock clock;
    private final SubscriptionLedger ledger;
    private final Settler settler;
    private final ParkedEvents parkedEvents;
    private final PreparedSql oldestHead;
    private final PreparedSql oldestParked;

    Overflow(Connection connection, Clock clock, SubscriptionLedger ledger, Settler settler, ParkedEvents parkedEvents)
            throws SQLException {
        this.clock = clock;
        this.ledger = ledger;
        this.settler = settler;
        this.parkedEvents = parkedEvents;
        oldestHead = PreparedSql.of(connection, Sql.OLDEST_HEAD);
        oldestParked = PreparedSql.of(connection, Sql.OLDEST_PARKED);
    }

    /** To be called after an append: what it made too much goes, and some of what was too much before. */
    Progress trim(SubscriptionLedger.Account account) throws SQLException {
        return repeat(() -> account.gauge().overflows() && dropOldest(account, account.gauge()));
    }

    /** Of all subscriptions: whoever has most gives. */
    Progress trimAll() throws SQLException {
        Gauge overall = ledger.overall();
        return repeat(() -> overall.overflows() && dropOldest(ledger.fullest(), overall));
    }

    /** Gives up some of what is too much, as under a limit that is lower than it was, and some of what is too old. */
    Progress tidy() throws SQLException {
        Progress progress = trimAll();
        Iterator<SubscriptionLedger.Account> accounts = ledger.accounts().iterator();
        while (accounts.hasNext() && progress == Progress.DONE) {
            SubscriptionLedger.Account account = accounts.next();
            progress = trim(account).and(dropAged(account));
        }
        return progress;
    }

    private Progress dropAged(SubscriptionLedger.Account account) throws SQLException {
        Optional<Duration> maxAge = account.maxAge();
        if (maxAge.isEmpty() || account.gauge().isEmpty()) {
            return Progress.DONE;
        }
        long before = MicroTime.of(clock.instant().minus(maxAge.orElseThrow()));
        return repeat(() -> drop(
                account,
                first(oldestHead, account).filter(head -> head.acceptedAt < before),
                first(oldestParked, account).filter(parked -> parked.acceptedAt < before)));
    }

    /** What is parked takes room by its octets only. */
    private boolean dropOldest(SubscriptionLedger.Account account, Gauge gauge) throws SQLException {
        return drop(
                account,
                first(oldestHead, account),
                gauge.isTooHeavy() ? first(oldestParked, account) : Optional.empty());
    }

    private static Progress repeat(Drop drop) throws SQLException {
        for (int i = 0; i < DROP_AT_ONCE; i++) {
            if (!drop.one()) {
                return Progress.DONE;
            }
        }
        return Progress.MORE_TO_DO;
    }

    /** Whichever was accepted first, if there is one. */
    private boolean drop(SubscriptionLedger.Account account, Optional<Oldest> head, Optional<Oldest> parked)
            throws SQLException {
        Optional<Oldest> older =
                Stream.concat(head.stream(), parked.stream()).min(Comparator.comparingLong(Oldest::acceptedAt));
        if (older.isEmpty()) {
            return false;
        }
        long sequence = older.orElseThrow().sequence;
        if (older.equals(head)) {
            settler.settle(account, new Settlement.Dropped(account.name(), older.orElseThrow().key, sequence));
            return true;
        }
        return parkedEvents.drop(account, sequence);
    }

    private static Optional<Oldest> first(PreparedSql oldest, SubscriptionLedger.Account account) throws SQLException {
        try (ResultSet row = oldest.query(account.id())) {
            return row.next()
                    ? Optional.of(new Oldest(new OrderingKey(row.getString(1)), row.getLong(2), row.getLong(3)))
                    : Optional.empty();
        }
    }

    /** Gives up an event, if there is one to be given up. */
    private interface Drop {
        boolean one() throws SQLException;
    }

    private record Oldest(OrderingKey key, long sequence, long acceptedAt) {}
}
