// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

/** All that an outbox does to its tables, within a transaction that somebody else ends. Not thread-safe. */
final class OutboxTables {
    /** Makes the tables' statements for a connection. */
    interface Loader {
        OutboxTables load(Connection connection) throws SQLException;
    }

    private static final int FORGET_AT_ONCE = 256;

    private final Clock clock;
    private final Duration repeatWindow;
    private final SubscriptionLedger ledger;
    private final EventAppender appender;
    private final DueReader dueReader;
    private final Settler settler;
    private final PreparedSql forgetSettled;

    private OutboxTables(Connection connection, Clock clock, Duration repeatWindow) throws SQLException {
        this.clock = clock;
        this.repeatWindow = repeatWindow;
        ledger = SubscriptionLedger.load(connection);
        appender = EventAppender.load(connection, clock, ledger);
        dueReader = new DueReader(connection);
        settler = new Settler(connection, clock, ledger);
        forgetSettled = PreparedSql.of(connection, Sql.FORGET_SETTLED);
    }

    /** @param repeatWindow how long an event that nobody waits for stays known */
    static OutboxTables load(Connection connection, Clock clock, Duration repeatWindow) throws SQLException {
        return new OutboxTables(connection, clock, repeatWindow);
    }

    void append(List<OutboxEntry> entries) throws SQLException {
        appender.append(entries);
    }

    void settle(Settlement settlement) throws SQLException {
        settler.settle(settlement);
    }

    DueLanes due(DueQuery query) throws SQLException {
        Optional<SubscriptionLedger.Account> account = ledger.find(query.subscription());
        return account.isPresent()
                ? dueReader.read(account.orElseThrow().id(), query)
                : new DueLanes(List.of(), Optional.empty());
    }

    Map<String, SubscriptionCounters> counters() {
        return ledger.counters();
    }

    /**
     * Forgets some of the events that everybody had long ago; never the newest, so that its sequence is not given
     * again.
     */
    Progress forget() throws SQLException {
        long before = MicroTime.of(clock.instant().minus(repeatWindow));
        int forgotten = forgetSettled.update(before, appender.lastSequence(), FORGET_AT_ONCE);
        return forgotten == FORGET_AT_ONCE ? Progress.MORE_TO_DO : Progress.DONE;
    }

    /** Writes what was only counted so far; to be called before a commit. */
    void flush() throws SQLException {
        ledger.flush();
    }
}
