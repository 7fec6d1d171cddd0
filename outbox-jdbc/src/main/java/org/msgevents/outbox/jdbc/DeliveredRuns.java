// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.Settlement;

/**
 * What was delivered and is not written yet. A lane's events are delivered one after the other, and to write many of
 * them at once costs little more than to write one: so they gather until somebody has to see them, or their time has
 * come.
 *
 * <p>Between the first and the last of a run there is no event that was not delivered: a lane grows at its end only,
 * and whatever else becomes of its head is written after its run.
 */
final class DeliveredRuns {
    private final Clock clock;
    private final AttemptLog attempts;
    private final DeliveredEvents deliveredEvents;
    private final PreparedSql sum;
    private final PreparedSql settleEvents;
    private final PreparedSql delete;
    private final PreparedSql promoteNext;
    private final Map<LaneName, Run> runs = new LinkedHashMap<>();
    private int count;

    DeliveredRuns(Connection connection, Clock clock, AttemptLog attempts, DeliveredEvents deliveredEvents)
            throws SQLException {
        this.clock = clock;
        this.attempts = attempts;
        this.deliveredEvents = deliveredEvents;
        sum = PreparedSql.of(connection, Sql.SUMS_OF_RUN);
        settleEvents = PreparedSql.of(connection, Sql.SETTLE_RUN);
        delete = PreparedSql.of(connection, Sql.DELETE_RUN);
        promoteNext = PreparedSql.of(connection, Sql.PROMOTE_NEXT);
    }

    void add(SubscriptionLedger.Account account, Settlement.Delivered delivered) {
        runs.computeIfAbsent(new LaneName(account.id(), delivered.key()), lane -> new Run(account, delivered.key()))
                .add(delivered);
        count++;
    }

    /** How many are not written yet. */
    int count() {
        return count;
    }

    /** What is not written yet, in an order in which it can be added again. */
    List<Settlement> unwritten() {
        return runs.values().stream().flatMap(run -> run.deliveries.stream()).toList();
    }

    /** Writes all. */
    void write() throws SQLException {
        if (!runs.isEmpty()) {
            for (Run run : runs.values()) {
                write(run);
            }
            runs.clear();
            count = 0;
        }
    }

    /** Writes what was delivered of one lane. */
    void write(long subscription, OrderingKey key) throws SQLException {
        Run run = runs.remove(new LaneName(subscription, key));
        if (run != null) {
            count -= run.deliveries.size();
            write(run);
        }
    }

    /** Writes what was delivered to a subscription, but not of these lanes. */
    void writeBut(long subscription, Set<OrderingKey> busy) throws SQLException {
        for (Iterator<Run> all = runs.values().iterator(); all.hasNext(); ) {
            Run run = all.next();
            if (run.account.id() == subscription && !busy.contains(run.key)) {
                write(run);
                count -= run.deliveries.size();
                all.remove();
            }
        }
    }

    /** When the lane's head is none of the run somebody else had it, and there is nothing to write. */
    private void write(Run run) throws SQLException {
        Sums sums = sums(run);
        if (sums.heads == 0 || sums.events != run.deliveries.size()) {
            run.account.atHand().forget();
        }
        if (sums.heads == 0) {
            return;
        }
        if (!deliveredEvents.keep(run)) {
            settleEvents.update(run.subscription(), run.key(), run.first, run.last);
        }
        delete.update(run.subscription(), run.key(), run.first, run.last);
        promoteNext.update(MicroTime.of(clock.instant()), run.subscription(), run.key(), run.subscription(), run.key());
        if (sums.attempts > 0) {
            attempts.forget(run.subscription(), sums.head);
        }
        run.account.block(-sums.blocked);
        run.account.deliver(sums.events, sums.octets);
        run.account.atHand().written(sums.events);
    }

    private Sums sums(Run run) throws SQLException {
        try (ResultSet row = sum.query(run.subscription(), run.key(), run.first, run.last)) {
            row.next();
            return new Sums(row.getInt(1), row.getLong(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getLong(6));
        }
    }

    /** Of a run: its head alone may have failed before, or block its key. */
    private record Sums(int events, long octets, int attempts, int blocked, int heads, long head) {}

    private record LaneName(long subscription, OrderingKey key) {}

    /** Events of one lane that were delivered one after the other. */
    static final class Run {
        private final SubscriptionLedger.Account account;
        private final OrderingKey key;
        private long first = Long.MAX_VALUE;
        private long last;
        private final List<Settlement> deliveries = new ArrayList<>();

        private Run(SubscriptionLedger.Account account, OrderingKey key) {
            this.account = account;
            this.key = key;
        }

        private void add(Settlement.Delivered delivered) {
            deliveries.add(delivered);
            first = Math.min(first, delivered.sequence());
            last = Math.max(last, delivered.sequence());
        }

        long subscription() {
            return account.id();
        }

        String key() {
            return key.value();
        }

        long first() {
            return first;
        }

        long last() {
            return last;
        }
    }
}
