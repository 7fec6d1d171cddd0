// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

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
    void trim(SubscriptionLedger.Account account) throws SQLException {
        for (int i = 0; i < DROP_AT_ONCE && account.gauge().overflows(); i++) {
            dropOldest(account);
        }
    }

    /** Of all subscriptions: whoever has most waiting gives. */
    void trimAll() throws SQLException {
        for (int i = 0; i < DROP_AT_ONCE && ledger.overall().overflows(); i++) {
            dropOldest(ledger.fullest());
        }
    }

    private void dropOldest(SubscriptionLedger.Account account) throws SQLException {
        if (!dropHead(account, Long.MAX_VALUE)) {
            dropParked(account, Long.MAX_VALUE);
        }
    }

    /** Gives up some of the events that have become too old. */
    Progress dropAged() throws SQLException {
        Progress progress = Progress.DONE;
        for (SubscriptionLedger.Account account : ledger.accounts()) {
            Optional<Duration> maxAge =
                    account.gauge().bounds().maxAge().or(ledger.overall().bounds()::maxAge);
            if (maxAge.isPresent()) {
                long before = MicroTime.of(clock.instant().minus(maxAge.orElseThrow()));
                progress = progress.and(dropBefore(account, before));
            }
        }
        return progress;
    }

    private Progress dropBefore(SubscriptionLedger.Account account, long before) throws SQLException {
        for (int i = 0; i < DROP_AT_ONCE; i++) {
            boolean head = dropHead(account, before);
            boolean parked = dropParked(account, before);
            if (!head && !parked) {
                return Progress.DONE;
            }
        }
        return Progress.MORE_TO_DO;
    }

    private boolean dropHead(SubscriptionLedger.Account account, long before) throws SQLException {
        Settlement dropped;
        try (ResultSet row = oldestHead.query(account.id())) {
            if (!row.next() || row.getLong(3) >= before) {
                return false;
            }
            dropped = new Settlement.Dropped(account.name(), new OrderingKey(row.getString(1)), row.getLong(2));
        }
        settler.settle(account, dropped);
        return true;
    }

    private boolean dropParked(SubscriptionLedger.Account account, long before) throws SQLException {
        long sequence;
        try (ResultSet row = oldestParked.query(account.id())) {
            if (!row.next() || row.getLong(2) >= before) {
                return false;
            }
            sequence = row.getLong(1);
        }
        return parkedEvents.drop(account, sequence);
    }
}
