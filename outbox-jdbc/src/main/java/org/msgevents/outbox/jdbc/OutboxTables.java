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
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.ParkedQuery;
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
    private final AttemptLog attempts;
    private final ParkedEvents parkedEvents;
    private final PreparedSql forgetSettled;

    private OutboxTables(Connection connection, Clock clock, Duration repeatWindow) throws SQLException {
        this.clock = clock;
        this.repeatWindow = repeatWindow;
        ledger = SubscriptionLedger.load(connection);
        appender = EventAppender.load(connection, clock, ledger);
        dueReader = new DueReader(connection);
        attempts = AttemptLog.load(connection, AttemptLog.ROWS);
        settler = new Settler(connection, clock, ledger, attempts);
        parkedEvents = new ParkedEvents(connection, appender, attempts);
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

    List<FailedAttempt> attempts(String subscription, long sequence) throws SQLException {
        Optional<SubscriptionLedger.Account> account = ledger.find(subscription);
        return account.isPresent() ? attempts.read(account.orElseThrow().id(), sequence) : List.of();
    }

    List<ParkedEvent> parked(ParkedQuery query) throws SQLException {
        Optional<SubscriptionLedger.Account> account = ledger.find(query.subscription());
        return account.isPresent() ? parkedEvents.read(account.orElseThrow().id(), query) : List.of();
    }

    boolean release(String subscription, long sequence) throws SQLException {
        Optional<SubscriptionLedger.Account> account = ledger.find(subscription);
        return account.isPresent() && parkedEvents.release(account.orElseThrow(), sequence);
    }

    boolean drop(String subscription, long sequence) throws SQLException {
        Optional<SubscriptionLedger.Account> account = ledger.find(subscription);
        return account.isPresent() && parkedEvents.drop(account.orElseThrow(), sequence);
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
