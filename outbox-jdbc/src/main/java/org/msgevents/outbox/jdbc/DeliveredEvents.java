// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.msgevents.outbox.DeliveredPage;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Replayed;

/**
 * The events that subscriptions have had and can be told again. Each holds its event as one that waits does: what is
 * delivered goes from the one to the other, and goes back when it is told again.
 */
final class DeliveredEvents {
    /** Of the bodies of a page. */
    private static final long PAGE_OCTETS = 1 << 20;

    private final Clock clock;
    private final Keeping keeping;
    private final EventAppender appender;
    private final PreparedSql keepRun;
    private final PreparedSql last;
    private final PreparedSql sizes;
    private final PreparedSql events;
    private final PreparedSql find;
    private final PreparedSql delete;
    private final PreparedSql expire;
    private final PreparedSql settleEvent;

    DeliveredEvents(Connection connection, Clock clock, Keeping keeping, EventAppender appender) throws SQLException {
        this.clock = clock;
        this.keeping = keeping;
        this.appender = appender;
        keepRun = PreparedSql.of(connection, Sql.KEEP_RUN);
        last = PreparedSql.of(connection, DeliveredSql.LAST);
        sizes = PreparedSql.of(connection, DeliveredSql.SIZES);
        events = PreparedSql.of(connection, DeliveredSql.EVENTS);
        find = PreparedSql.of(connection, DeliveredSql.FIND);
        delete = PreparedSql.of(connection, DeliveredSql.DELETE);
        expire = PreparedSql.of(connection, DeliveredSql.EXPIRE);
        settleEvent = PreparedSql.of(connection, Sql.SETTLE_EVENT);
    }

    /** Whether they are kept, what waits being still to be deleted; what is not kept is to be settled. */
    boolean keep(DeliveredRuns.Run run) throws SQLException {
        if (keeping.retention().events().isZero() || !keeping.floor().leavesRoomToSpare()) {
            return false;
        }
        keepRun.update(MicroTime.of(clock.instant()), run.subscription(), run.key(), run.first(), run.last());
        return true;
    }

    DeliveredPage read(long subscription, DeliveredQuery query) throws SQLException {
        long through = endOfPage(subscription, query);
        List<KeptEvent> page = new ArrayList<>();
        try (ResultSet row = events.query(subscription, query.after(), through)) {
            while (row.next()) {
                page.add(new KeptEvent(row.getLong(1), StoredId.toEventId(row.getBytes(2)), row.getString(3)));
            }
        }
        try (ResultSet row = last.query(subscription)) {
            row.next();
            return new DeliveredPage(page, row.getLong(1));
        }
    }

    /** The sequence up to which the bodies are not too much for the memory, or that of the first event. */
    private long endOfPage(long subscription, DeliveredQuery query) throws SQLException {
        long through = query.after();
        long octets = 0;
        try (ResultSet row = sizes.query(subscription, query.after(), query.limit())) {
            while (row.next() && (through == query.after() || octets + row.getLong(2) <= PAGE_OCTETS)) {
                through = row.getLong(1);
                octets += row.getLong(2);
            }
        }
        return through;
    }

    Replayed replay(SubscriptionLedger.Account account, List<Long> sequences) throws SQLException {
        int replayed = 0;
        String key = "";
        OptionalLong noRoomFor = OptionalLong.empty();
        for (long sequence : sequences.stream().sorted().toList()) {
            Optional<EventAppender.Former> found = find(account, sequence);
            if (found.isEmpty()) {
                continue;
            }
            EventAppender.Former event = found.orElseThrow();
            if (!account.takesAgain(event.octets()) || !keeping.floor().leavesRoom()) {
                noRoomFor = OptionalLong.of(sequence);
                break;
            }
            delete.update(account.id(), sequence);
            appender.appendAgain(account, event, sequence);
            account.replay(event.octets());
            key = event.key();
            replayed++;
        }
        if (replayed > 0) {
            appender.holdSequence(key);
        }
        return new Replayed(replayed, noRoomFor);
    }

    /** One that may be kept again. */
    private Optional<EventAppender.Former> find(SubscriptionLedger.Account account, long sequence) throws SQLException {
        try (ResultSet row = find.query(account.id(), sequence)) {
            if (!row.next() || !account.mayKeep(row.getLong(3)) || isTooOld(account, row.getLong(4))) {
                return Optional.empty();
            }
            return Optional.of(new EventAppender.Former(row.getLong(1), row.getString(2), row.getLong(3)));
        }
    }

    private boolean isTooOld(SubscriptionLedger.Account account, long acceptedAt) {
        Optional<Duration> maxAge = account.maxAge();
        return maxAge.isPresent() && acceptedAt < MicroTime.of(clock.instant().minus(maxAge.orElseThrow()));
    }

    /** Lets go of some whose time is over; of any where the disk is nearly full, for what is new. */
    Progress forget(int limit) throws SQLException {
        long before = keeping.floor().leavesRoomToSpare()
                ? MicroTime.of(clock.instant().minus(keeping.retention().events()))
                : Long.MAX_VALUE;
        List<Long> forgotten = new ArrayList<>();
        try (ResultSet row = expire.query(before, limit)) {
            while (row.next()) {
                forgotten.add(row.getLong(1));
            }
        }
        for (long event : forgotten) {
            settleEvent.update(event);
        }
        return forgotten.size() == limit ? Progress.MORE_TO_DO : Progress.DONE;
    }
}
