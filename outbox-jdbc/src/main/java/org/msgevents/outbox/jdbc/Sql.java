// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

/**
 * Every word of SQL but what is PostgreSQL's alone. What stands outside the pragmas is common to SQLite and PostgreSQL,
 * column types aside, which {@link PostgresSql#spelt} translates.
 */
final class Sql {
    static final String APPLICATION_ID_OF_FILE = "PRAGMA application_id";

    static final String SCHEMA_VERSION_OF_FILE = "PRAGMA user_version";

    static final String COUNT_TABLES = "SELECT count(*) FROM sqlite_master";

    static final String CHECK_PAGES = "PRAGMA quick_check(1)";

    /** Before the first table, or without effect. */
    static final String RECLAIM_ON_REQUEST = "PRAGMA auto_vacuum = INCREMENTAL";

    /** Tells the mode that is on afterwards: {@code wal}, unless the file system cannot. */
    static final String LOG_AHEAD = "PRAGMA journal_mode = WAL";

    static final String SYNC_LOG_AT_COMMIT = "PRAGMA synchronous = FULL";

    static final String SYNC_LOG_AT_CHECKPOINT = "PRAGMA synchronous = NORMAL";

    /** 8 MiB of log: enough to write a page that changes often to its place seldom. */
    static final String CHECKPOINT_AT_2000_PAGES = "PRAGMA wal_autocheckpoint = 2000";

    /** For an operator who has the file open in another program. */
    static final String WAIT_FOR_OTHERS = "PRAGMA busy_timeout = 5000";

    static final String COUNT_FREE_PAGES = "PRAGMA freelist_count";

    static final String RECLAIM_PAGES = "PRAGMA incremental_vacuum(128)";

    /** Only then is a file with fewer pages a shorter one. Leaves the log as long as it is. */
    static final String CHECKPOINT = "PRAGMA wal_checkpoint(PASSIVE)";

    static final String CHECKPOINT_AND_EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)";

    static final String LAST_SEQUENCE = "SELECT coalesce(max(sequence), 0) FROM event";

    static final String INSERT_EVENT =
            """
            INSERT INTO event (sequence, id, ordering_key, accepted_at, outstanding, body)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";

    static final String HOLD_SEQUENCE =
            "INSERT INTO event (sequence, id, ordering_key, accepted_at, outstanding) VALUES (?, ?, ?, ?, 0)";

    static final String INSERT_NOTIFICATION =
            """
            INSERT INTO notification (subscription, ordering_key, sequence, due_at, attempts, octets)
            VALUES (?, ?, ?, CASE WHEN EXISTS (
                SELECT 1 FROM notification WHERE subscription = ? AND ordering_key = ?) THEN NULL ELSE ? END, 0, ?)""";

    static final String HEADS =
            """
            SELECT ordering_key, due_at FROM notification
            WHERE subscription = ? AND due_at IS NOT NULL ORDER BY due_at, sequence LIMIT ?""";

    static final String LANE =
            """
            SELECT notification.sequence, event.id, event.body, coalesce(notification.told, notification.sequence),
                notification.due_at, notification.attempts
            FROM notification JOIN event
                ON event.sequence = coalesce(notification.event_sequence, notification.sequence)
            WHERE notification.subscription = ? AND notification.ordering_key = ?
            ORDER BY notification.sequence LIMIT ?""";

    static final String DELETE_HEAD =
            """
            DELETE FROM notification
            WHERE subscription = ? AND ordering_key = ? AND sequence = ? AND due_at IS NOT NULL
            RETURNING attempts, blocked, coalesce(event_sequence, sequence), octets""";

    /** Of the first of a lane, as far as they were delivered one after the other. */
    private static final String RUN = "WHERE subscription = ? AND ordering_key = ? AND sequence BETWEEN ? AND ?";

    static final String SUMS_OF_RUN =
            """
            SELECT count(*), coalesce(sum(octets), 0), coalesce(sum(attempts), 0), coalesce(sum(blocked), 0),
                count(due_at), coalesce(min(sequence), 0)
            FROM notification\s"""
                    + RUN;

    static final String KEEP_RUN =
            """
            INSERT INTO delivered (subscription, sequence, event_sequence, octets, delivered_at)
            SELECT subscription, coalesce(told, sequence), coalesce(event_sequence, sequence), octets, ?
            FROM notification\s"""
                    + RUN;

    static final String SETTLE_RUN =
            """
            UPDATE event SET outstanding = outstanding - 1, body = CASE WHEN outstanding = 1 THEN NULL ELSE body END
            WHERE sequence IN (SELECT coalesce(event_sequence, sequence) FROM notification\s"""
                    + RUN + ")";

    static final String DELETE_RUN = "DELETE FROM notification " + RUN;

    static final String PROMOTE_NEXT =
            """
            UPDATE notification SET due_at = ?
            WHERE subscription = ? AND ordering_key = ? AND sequence = (
                SELECT min(sequence) FROM notification WHERE subscription = ? AND ordering_key = ?)""";

    static final String POSTPONE_HEAD =
            """
            UPDATE notification SET due_at = ?, attempts = attempts + ?
            WHERE subscription = ? AND ordering_key = ? AND sequence = ? AND due_at IS NOT NULL""";

    static final String MARK_HEAD =
            """
            UPDATE notification SET blocked = ?
            WHERE subscription = ? AND ordering_key = ? AND sequence = ? AND due_at IS NOT NULL AND blocked <> ?""";

    static final String SETTLE_EVENT =
            """
            UPDATE event SET outstanding = outstanding - 1, body = CASE WHEN outstanding = 1 THEN NULL ELSE body END
            WHERE sequence = ?""";

    static final String PARK =
            """
            INSERT INTO parked (subscription, sequence, parked_at, reason, event_sequence, octets)
            VALUES (?, ?, ?, ?, ?, ?)""";

    static final String PARKED =
            """
            SELECT parked.sequence, event.id, event.ordering_key, parked.parked_at, parked.reason
            FROM parked JOIN event ON event.sequence = coalesce(parked.event_sequence, parked.sequence)
            WHERE parked.subscription = ? AND parked.sequence > ? ORDER BY parked.sequence LIMIT ?""";

    static final String TAKE_PARKED =
            """
            DELETE FROM parked WHERE subscription = ? AND sequence = ?
            RETURNING coalesce(event_sequence, sequence), octets""";

    static final String KEY_OF_EVENT = "SELECT ordering_key FROM event WHERE sequence = ?";

    static final String INSERT_AGAIN =
            """
            INSERT INTO notification
                (subscription, ordering_key, sequence, due_at, attempts, event_sequence, octets, told)
            VALUES (?, ?, ?, CASE WHEN EXISTS (
                SELECT 1 FROM notification WHERE subscription = ? AND ordering_key = ?) THEN NULL ELSE ? END,
                0, ?, ?, ?)""";

    static final String COUNT_ATTEMPTS = "SELECT count(*) FROM attempt";

    static final String INSERT_ATTEMPT =
            """
            INSERT INTO attempt (subscription, sequence, number, made_at, latency, outcome, reason)
            VALUES (?, ?, (SELECT coalesce(max(number), 0) + 1 FROM attempt WHERE subscription = ? AND sequence = ?),
                ?, ?, ?, ?)""";

    static final String TRIM_ATTEMPTS =
            """
            DELETE FROM attempt WHERE subscription = ? AND sequence = ? AND number <= (
                SELECT max(number) FROM attempt WHERE subscription = ? AND sequence = ?) - ?""";

    static final String FORGET_OLDEST_ATTEMPTS =
            """
            DELETE FROM attempt WHERE (subscription, sequence, number) IN (
                SELECT subscription, sequence, number FROM attempt ORDER BY made_at LIMIT ?)""";

    static final String FORGET_ATTEMPTS = "DELETE FROM attempt WHERE subscription = ? AND sequence = ?";

    static final String ATTEMPTS =
            """
            SELECT made_at, latency, outcome, reason FROM attempt
            WHERE subscription = ? AND sequence = ? ORDER BY number""";

    static final String FORGET_SETTLED =
            """
            DELETE FROM event WHERE sequence IN (
                SELECT sequence FROM event WHERE outstanding = 0 AND accepted_at < ? AND sequence < ?
                ORDER BY accepted_at LIMIT ?)""";

    static final String SUBSCRIPTIONS =
            """
            SELECT id, name, delivered, dropped, refused, replayed,
                (SELECT coalesce(sum(octets), 0) FROM notification
                        WHERE notification.subscription = subscription.id)
                    + (SELECT coalesce(sum(octets), 0) FROM parked
                        WHERE parked.subscription = subscription.id) AS octets,
                (SELECT count(*) FROM notification WHERE notification.subscription = subscription.id) AS pending,
                (SELECT count(*) FROM notification
                    WHERE notification.subscription = subscription.id
                        AND notification.due_at IS NOT NULL AND notification.blocked = 1) AS blocked,
                (SELECT count(*) FROM parked WHERE parked.subscription = subscription.id) AS parked
            FROM subscription ORDER BY id""";

    static final String INSERT_SUBSCRIPTION =
            "INSERT INTO subscription (id, name, delivered, dropped) VALUES (?, ?, 0, 0)";

    static final String UPDATE_SUBSCRIPTION =
            """
            UPDATE subscription
            SET delivered = delivered + ?, dropped = dropped + ?, refused = refused + ?, replayed = replayed + ?
            WHERE id = ?""";

    /** Makes the two after it cheap for however many lanes; there only while somebody asks them. */
    static final String INDEX_OLDEST =
            """
            CREATE INDEX IF NOT EXISTS notification_oldest ON notification (subscription, sequence)
            WHERE due_at IS NOT NULL""";

    static final String NO_INDEX_OLDEST = "DROP INDEX IF EXISTS notification_oldest";

    /** The first of each lane has the lane's lowest sequence. */
    static final String OLDEST_HEAD =
            """
            SELECT notification.ordering_key, notification.sequence, event.accepted_at
            FROM notification JOIN event
                ON event.sequence = coalesce(notification.event_sequence, notification.sequence)
            WHERE notification.subscription = ? AND notification.due_at IS NOT NULL
            ORDER BY notification.sequence LIMIT 1""";

    static final String OLDEST_PARKED =
            """
            SELECT event.ordering_key, parked.sequence, event.accepted_at
            FROM parked JOIN event ON event.sequence = coalesce(parked.event_sequence, parked.sequence)
            WHERE parked.subscription = ? ORDER BY parked.sequence LIMIT 1""";

    static final String DELETE_EVENT = "DELETE FROM event WHERE sequence = ?";

    static final String SET_OUTSTANDING = "UPDATE event SET outstanding = ? WHERE sequence = ?";

    static final String PAUSE =
            "INSERT INTO paused (subscription, since, reason) VALUES (?, ?, ?) ON CONFLICT (subscription) DO NOTHING";

    static final String RESUME = "DELETE FROM paused WHERE subscription = ?";

    static final String PAUSE_OF = "SELECT since FROM paused WHERE subscription = ?";

    static final String PAUSED_SUBSCRIPTIONS = "SELECT subscription, since, reason FROM paused";

    static final String HEADS_TO_GIVE_UP =
            """
            SELECT ordering_key, sequence FROM notification
            WHERE subscription = ? AND due_at IS NOT NULL ORDER BY due_at, sequence LIMIT ?""";

    /** What {@link MailboxMarks} asks and writes. */
    static final String MAILBOX = "SELECT uid_validity, last_uid, missing, highest_modseq FROM mailbox WHERE id = ?";

    /** Of messages that follow the last. */
    static final String ADVANCE_MAILBOX =
            """
            UPDATE mailbox SET last_uid = ?,
                highest_modseq = CASE WHEN highest_modseq < ? THEN ? ELSE highest_modseq END
            WHERE id = ? AND uid_validity = ? AND last_uid = ?""";

    static final String CHANGE_MAILBOX =
            "UPDATE mailbox SET highest_modseq = ? WHERE id = ? AND uid_validity = ? AND highest_modseq < ?";

    static final String WRITE_MAILBOX =
            """
            INSERT INTO mailbox (id, uid_validity, last_uid, missing, highest_modseq) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid,
                missing = excluded.missing, highest_modseq = excluded.highest_modseq""";

    static final String FORGET_MAILBOX = "DELETE FROM mailbox WHERE id = ?";

    /** Of no subscription: only to see that it can be written. */
    static final String WRITE_ROW = "INSERT INTO subscription (id, name, delivered, dropped) VALUES (0, '', 0, 0)";

    static final String DELETE_ROW = "DELETE FROM subscription WHERE id = 0";

    private Sql() {}
}
