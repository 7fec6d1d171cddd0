// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.msgevents.event.EventId;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.OutboxEntry;

/** Writes events and who waits for them. */
final class EventAppender {
    private final Clock clock;
    private final SubscriptionLedger ledger;
    private final DiskFloor floor;
    private final PreparedSql deleteEvent;
    private final PreparedSql setOutstanding;
    private final PreparedSql insertEvent;
    private final PreparedSql insertNotification;
    private final PreparedSql insertAgain;
    private final PreparedSql holdSequence;
    private final PreparedSql selectLastSequence;
    private long lastSequence;

    private EventAppender(Connection connection, Clock clock, SubscriptionLedger ledger, DiskFloor floor)
            throws SQLException {
        this.clock = clock;
        this.ledger = ledger;
        this.floor = floor;
        deleteEvent = PreparedSql.of(connection, Sql.DELETE_EVENT);
        setOutstanding = PreparedSql.of(connection, Sql.SET_OUTSTANDING);
        insertEvent = PreparedSql.of(connection, Sql.INSERT_EVENT);
        insertNotification = PreparedSql.of(connection, Sql.INSERT_NOTIFICATION);
        holdSequence = PreparedSql.of(connection, Sql.HOLD_SEQUENCE);
        insertAgain = PreparedSql.of(connection, Sql.INSERT_AGAIN);
        selectLastSequence = PreparedSql.of(connection, Sql.LAST_SEQUENCE);
    }

    static EventAppender load(Connection connection, Clock clock, SubscriptionLedger ledger, DiskFloor floor)
            throws SQLException {
        EventAppender appender = new EventAppender(connection, clock, ledger, floor);
        appender.refresh();
        return appender;
    }

    /** Another process may have appended. */
    void refresh() throws SQLException {
        try (ResultSet row = selectLastSequence.query()) {
            row.next();
            lastSequence = row.getLong(1);
        }
    }

    long lastSequence() {
        return lastSequence;
    }

    /** How many were not refused everywhere. */
    int append(List<OutboxEntry> entries) throws SQLException {
        long now = MicroTime.of(clock.instant());
        int kept = 0;
        for (OutboxEntry entry : entries) {
            kept += append(entry, now) ? 1 : 0;
        }
        return kept;
    }

    /** Whether it is kept, or was before. */
    private boolean append(OutboxEntry entry, long now) throws SQLException {
        long next = lastSequence + 1;
        String key = entry.key().value();
        int wanted = entry.subscriptions().size();
        if (insertEvent.update(next, StoredId.of(entry.id()), key, now, wanted, entry.body()) == 0) {
            return true;
        }
        long octets = entry.body().getBytes(StandardCharsets.UTF_8).length;
        List<SubscriptionLedger.Account> takers = takers(entry, octets);
        if (takers.isEmpty()) {
            deleteEvent.update(next);
            return false;
        }
        if (takers.size() < wanted) {
            setOutstanding.update(takers.size(), next);
        }
        lastSequence = next;
        for (SubscriptionLedger.Account account : takers) {
            insertNotification.update(account.id(), key, next, account.id(), key, now, octets);
            account.atHand().appended(entry.key(), new KeptEvent(next, entry.id(), entry.body()));
        }
        return true;
    }

    /** Those of a new event's subscriptions that have room for it and count it as theirs; the others refuse it. */
    private List<SubscriptionLedger.Account> takers(OutboxEntry entry, long octets) throws SQLException {
        List<SubscriptionLedger.Account> takers = new ArrayList<>();
        boolean room = floor.leavesRoom();
        for (String subscription : entry.subscriptions()) {
            SubscriptionLedger.Account account = ledger.findOrAdd(subscription);
            if (room && account.takes(octets)) {
                account.accept(octets);
                takers.add(account);
            } else {
                account.refuse();
            }
        }
        return takers;
    }

    /** Puts what was parked at the end of its lane. */
    void release(SubscriptionLedger.Account account, Former event) throws SQLException {
        appendAgain(account, event, lastSequence + 1);
        holdSequence(event.key());
    }

    /** Puts what was delivered at the end of its lane; {@link #holdSequence} is to follow, in the same transaction. */
    void appendAgain(SubscriptionLedger.Account account, Former event, long told) throws SQLException {
        long now = MicroTime.of(clock.instant());
        lastSequence++;
        insertAgain.update(
                account.id(),
                event.key(),
                lastSequence,
                account.id(),
                event.key(),
                now,
                event.sequence(),
                event.octets(),
                told);
    }

    /** A row that nobody waits for holds the last sequence, so that it is not given again after a restart. */
    void holdSequence(String key) throws SQLException {
        String place = "held " + lastSequence;
        EventId id = new EventId(UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)));
        holdSequence.update(lastSequence, StoredId.of(id), key, MicroTime.of(clock.instant()));
    }

    /**
     * An event that was kept for a subscription before.
     *
     * @param sequence the event's own
     * @param octets of its body
     */
    record Former(long sequence, String key, long octets) {}
}
