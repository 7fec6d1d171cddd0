// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.msgevents.event.EventId;
import org.msgevents.outbox.OutboxEntry;

/** Writes events and who waits for them. */
final class EventAppender {
    private final Clock clock;
    private final SubscriptionLedger ledger;
    private final PreparedSql insertEvent;
    private final PreparedSql insertNotification;
    private final PreparedSql insertReleased;
    private final PreparedSql holdSequence;
    private final PreparedSql selectLastSequence;
    private long lastSequence;

    private EventAppender(Connection connection, Clock clock, SubscriptionLedger ledger) throws SQLException {
        this.clock = clock;
        this.ledger = ledger;
        insertEvent = PreparedSql.of(connection, Sql.INSERT_EVENT);
        insertNotification = PreparedSql.of(connection, Sql.INSERT_NOTIFICATION);
        holdSequence = PreparedSql.of(connection, Sql.HOLD_SEQUENCE);
        insertReleased = PreparedSql.of(connection, Sql.INSERT_RELEASED);
        selectLastSequence = PreparedSql.of(connection, Sql.LAST_SEQUENCE);
    }

    static EventAppender load(Connection connection, Clock clock, SubscriptionLedger ledger) throws SQLException {
        EventAppender appender = new EventAppender(connection, clock, ledger);
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

    void append(List<OutboxEntry> entries) throws SQLException {
        long now = MicroTime.of(clock.instant());
        for (OutboxEntry entry : entries) {
            append(entry, now);
        }
    }

    private void append(OutboxEntry entry, long now) throws SQLException {
        long next = lastSequence + 1;
        String key = entry.key().value();
        int outstanding = entry.subscriptions().size();
        int inserted = insertEvent.update(next, StoredId.of(entry.id()), key, now, outstanding, entry.body());
        if (inserted == 0) {
            return;
        }
        lastSequence = next;
        for (String subscription : entry.subscriptions()) {
            SubscriptionLedger.Account account = ledger.findOrAdd(subscription);
            insertNotification.update(account.id(), key, next, account.id(), key, now);
            account.accept();
        }
    }

    /** Puts an event that was kept before at the end of one subscription's lane. */
    void appendAgain(SubscriptionLedger.Account account, long event, String key) throws SQLException {
        long now = MicroTime.of(clock.instant());
        long next = takeSequence(account, key, now);
        insertReleased.update(account.id(), key, next, account.id(), key, now, event);
    }

    /** A row that nobody waits for holds the sequence, so that it is not given again after a restart. */
    private long takeSequence(SubscriptionLedger.Account account, String key, long now) throws SQLException {
        long next = lastSequence + 1;
        String place = "released to " + account.id() + " as " + next;
        EventId id = new EventId(UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)));
        holdSequence.update(next, StoredId.of(id), key, now);
        lastSequence = next;
        return next;
    }
}
