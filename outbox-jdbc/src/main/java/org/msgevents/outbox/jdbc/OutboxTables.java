// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.msgevents.outbox.DeliveredPage;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.ParkedQuery;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

/** All that an outbox does to its tables, within a transaction that somebody else ends. Not thread-safe. */
final class OutboxTables {
    /** Makes the tables' statements for a connection. */
    interface Loader {
        OutboxTables load(Connection connection) throws SQLException;
    }

    private static final int FORGET_AT_ONCE = 256;

    private final LaneLeases leases;
    private final Clock clock;
    private final Keeping keeping;
    private final SubscriptionLedger ledger;
    private final EventAppender appender;
    private final DueReader dueReader;
    private final DeliveredRuns delivered;
    private final Settler settler;
    private final AttemptLog attempts;
    private final ParkedEvents parkedEvents;
    private final DeliveredEvents deliveredEvents;
    private final Overflow overflow;
    private final Pauses pauses;
    private final Backlog backlog;
    private final MailboxMarks marks;
    private final PreparedSql forgetSettled;
    private final PreparedSql writeRow;
    private final PreparedSql deleteRow;

    private OutboxTables(Connection connection, Clock clock, Keeping keeping, LaneLeases leases) throws SQLException {
        this.leases = leases;
        this.clock = clock;
        this.keeping = keeping;
        LedgerRows rows = leases.isShared() ? new SharedRows(connection) : new CountedRows(connection);
        ledger = SubscriptionLedger.load(rows, keeping.limits());
        appender = EventAppender.load(connection, clock, ledger, keeping.floor());
        dueReader = new DueReader(connection, leases);
        attempts = AttemptLog.load(connection, AttemptLog.ROWS);
        deliveredEvents = new DeliveredEvents(connection, clock, keeping, appender);
        delivered = new DeliveredRuns(connection, clock, attempts, deliveredEvents);
        settler = new Settler(connection, clock, attempts, delivered);
        parkedEvents = new ParkedEvents(connection, appender, attempts);
        overflow = new Overflow(connection, clock, ledger, settler, parkedEvents);
        pauses = new Pauses(connection, leases.isShared());
        backlog = new Backlog(connection, settler, parkedEvents);
        marks = new MailboxMarks(connection);
        forgetSettled = PreparedSql.of(connection, Sql.FORGET_SETTLED);
        writeRow = PreparedSql.of(connection, Sql.WRITE_ROW);
        deleteRow = PreparedSql.of(connection, Sql.DELETE_ROW);
    }

    /** The only process's. */
    static OutboxTables load(Connection connection, Clock clock, Keeping keeping) throws SQLException {
        try (Statement index = connection.createStatement()) {
            index.execute(keeping.limits().askForTheOldest() ? Sql.INDEX_OLDEST : Sql.NO_INDEX_OLDEST);
        }
        return new OutboxTables(connection, clock, keeping, LaneLeases.unshared(connection));
    }

    /** Those that several processes share; within a transaction that is to be committed. */
    static OutboxTables share(Connection connection, Clock clock, Keeping keeping, LaneLeases leases)
            throws SQLException {
        Map<Long, Tally> missing = Recount.missing(connection);
        leases.begin();
        if (keeping.limits().askForTheOldest()) {
            PostgresSchema.addIndexOfOldest(connection);
        }
        OutboxTables tables = new OutboxTables(connection, clock, keeping, leases);
        tables.ledger.correct(missing);
        tables.ledger.flush();
        return tables;
    }

    /** To be called first in each transaction. */
    void begin() throws SQLException {
        if (leases.begin()) {
            appender.refresh();
            ledger.refresh();
        }
    }

    /** Whether other processes wait for the end of each transaction. */
    boolean isShared() {
        return leases.isShared();
    }

    /** Empty where nobody shares. */
    Optional<Tenure.Renewal> renew() throws SQLException {
        return leases instanceof SharedLanes shared ? Optional.of(shared.renew(pauses.read())) : Optional.empty();
    }

    /** How many were not refused everywhere. */
    int append(List<OutboxEntry> entries) throws SQLException {
        if (keeping.limits().boundWhatWaits()) {
            delivered.write();
        }
        int kept = appender.append(entries);
        for (OutboxEntry entry : entries) {
            for (String subscription : entry.subscriptions()) {
                Optional<SubscriptionLedger.Account> account = ledger.find(subscription);
                if (account.isPresent()) {
                    overflow.trim(account.orElseThrow());
                }
            }
        }
        overflow.trimAll();
        return kept;
    }

    /** To be written before the next commit. */
    void note(List<MailboxNote> notes) {
        notes.forEach(marks::add);
    }

    Optional<MailboxMark> mailbox(String mailboxId) throws SQLException {
        marks.flush();
        return marks.read(mailboxId);
    }

    void settle(Settlement settlement) throws SQLException {
        Optional<SubscriptionLedger.Account> account = ledger.find(settlement.subscription());
        if (account.isPresent()) {
            settle(account.orElseThrow(), settlement);
        }
    }

    /** What another process has in hand is its to settle. */
    private void settle(SubscriptionLedger.Account account, Settlement settlement) throws SQLException {
        if (leases.maySettle(account.id(), settlement.key())) {
            settler.settle(account, settlement);
            if (settlement.endsRun()) {
                leases.free(account.id(), settlement.key());
            }
        }
    }

    DueLanes due(DueQuery query) throws SQLException {
        Optional<SubscriptionLedger.Account> account = ledger.find(query.subscription());
        return account.isEmpty() || pauses.isPaused(query.subscription())
                ? new DueLanes(List.of(), Optional.empty())
                : due(account.orElseThrow(), query);
    }

    /** From memory, if it can be had there. */
    private DueLanes due(SubscriptionLedger.Account account, DueQuery query) throws SQLException {
        if (leases.isShared()) {
            return read(account, query);
        }
        Optional<DueLanes> known = account.atHand().due(query);
        return known.isPresent() ? known.orElseThrow() : account.atHand().found(query, read(account, query));
    }

    private DueLanes read(SubscriptionLedger.Account account, DueQuery query) throws SQLException {
        delivered.writeBut(account.id(), query.busy());
        return dueReader.read(account.id(), query);
    }

    List<FailedAttempt> attempts(String subscription, long sequence) throws SQLException {
        delivered.write();
        Optional<SubscriptionLedger.Account> account = ledger.find(subscription);
        return account.isPresent() ? attempts.read(account.orElseThrow().id(), sequence) : List.of();
    }

    List<ParkedEvent> parked(ParkedQuery query) throws SQLException {
        Optional<SubscriptionLedger.Account> account = ledger.find(query.subscription());
        return account.isPresent() ? parkedEvents.read(account.orElseThrow().id(), query) : List.of();
    }

    boolean release(String subscription, long sequence) throws SQLException {
        delivered.write();
        Optional<SubscriptionLedger.Account> account = ledger.find(subscription);
        if (account.isEmpty() || !parkedEvents.release(account.orElseThrow(), sequence)) {
            return false;
        }
        overflow.trim(account.orElseThrow());
        overflow.trimAll();
        return true;
    }

    boolean drop(String subscription, long sequence) throws SQLException {
        Optional<SubscriptionLedger.Account> account = ledger.find(subscription);
        return account.isPresent() && parkedEvents.drop(account.orElseThrow(), sequence);
    }

    Duration retention() {
        return keeping.retention().events();
    }

    DeliveredPage delivered(DeliveredQuery query) throws SQLException {
        delivered.write();
        Optional<SubscriptionLedger.Account> account = ledger.find(query.subscription());
        return account.isPresent()
                ? deliveredEvents.read(account.orElseThrow().id(), query)
                : new DeliveredPage(List.of(), 0);
    }

    Replayed replay(String subscription, List<Long> sequences) throws SQLException {
        delivered.write();
        Optional<SubscriptionLedger.Account> account = ledger.find(subscription);
        return account.isPresent() ? deliveredEvents.replay(account.orElseThrow(), sequences) : Replayed.NOTHING;
    }

    boolean pause(String subscription, Pause pause) throws SQLException {
        return pauses.pause(subscription, pause);
    }

    boolean resume(String subscription) throws SQLException {
        return pauses.resume(subscription);
    }

    Map<String, Pause> paused() throws SQLException {
        return pauses.read();
    }

    int giveUpSome(String subscription) throws SQLException {
        delivered.write();
        Optional<SubscriptionLedger.Account> account = ledger.find(subscription);
        if (account.isEmpty()) {
            return 0;
        }
        leases.keep(account.orElseThrow().id(), Set.of());
        return backlog.giveUpSome(subscription, account.orElseThrow());
    }

    /** Writes a row and deletes it: the rows changed. */
    int check() throws SQLException {
        return writeRow.update() + deleteRow.update();
    }

    Map<String, SubscriptionCounters> counters() throws SQLException {
        delivered.write();
        return ledger.counters();
    }

    /**
     * Gives up some of the events that are too many or too old, and forgets some that cannot be told again, and some
     * that everybody had long ago; never the newest, so that its sequence is not given again.
     */
    Progress forget() throws SQLException {
        delivered.write();
        if (leases.isShared()) {
            attempts.recount();
        }
        Progress progress = deliveredEvents.forget(FORGET_AT_ONCE);
        long before = MicroTime.of(clock.instant().minus(keeping.retention().ids()));
        int forgotten = forgetSettled.update(before, appender.lastSequence(), FORGET_AT_ONCE);
        return progress.and(forgotten == FORGET_AT_ONCE ? Progress.MORE_TO_DO : Progress.DONE)
                .and(overflow.tidy());
    }

    /** Writes what was only counted so far; to be called before a commit. */
    void flush() throws SQLException {
        ledger.flush();
        marks.flush();
    }

    /** Writes what was delivered, too. */
    void flushAll() throws SQLException {
        delivered.write();
        flush();
    }

    /** How many of {@link #unwritten} there are. */
    int countUnwritten() {
        return delivered.count();
    }

    /** What was delivered and is not written. */
    List<Settlement> unwritten() {
        return delivered.unwritten();
    }
}
