// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.util.List;

/** What an outbox says of delivered events that can be told again; spelt as {@link Sql} is. */
final class DeliveredSql {
    /** In the same order for a subscription as what waits was; and by age, in which they go. */
    static final List<String> TABLE = List.of(
            """
            CREATE TABLE delivered (
                subscription INTEGER NOT NULL,
                sequence INTEGER NOT NULL,
                event_sequence INTEGER NOT NULL,
                octets INTEGER NOT NULL,
                delivered_at INTEGER NOT NULL,
                PRIMARY KEY (subscription, sequence)) WITHOUT ROWID""",
            "CREATE INDEX delivered_age ON delivered (delivered_at)");

    static final List<String> MIGRATION = List.of(
            TABLE.get(0),
            TABLE.get(1),
            "ALTER TABLE notification ADD COLUMN told BIGINT",
            "ALTER TABLE subscription ADD COLUMN replayed BIGINT NOT NULL DEFAULT 0");

    static final String LAST = "SELECT coalesce(max(sequence), 0) FROM delivered WHERE subscription = ?";

    static final String SIZES =
            """
            SELECT sequence, octets FROM delivered
            WHERE subscription = ? AND sequence > ? ORDER BY sequence LIMIT ?""";

    static final String EVENTS =
            """
            SELECT delivered.sequence, event.id, event.body
            FROM delivered JOIN event ON event.sequence = delivered.event_sequence
            WHERE delivered.subscription = ? AND delivered.sequence > ? AND delivered.sequence <= ?
            ORDER BY delivered.sequence""";

    static final String FIND =
            """
            SELECT delivered.event_sequence, event.ordering_key, delivered.octets, event.accepted_at
            FROM delivered JOIN event ON event.sequence = delivered.event_sequence
            WHERE delivered.subscription = ? AND delivered.sequence = ?""";

    static final String DELETE = "DELETE FROM delivered WHERE subscription = ? AND sequence = ?";

    static final String EXPIRE =
            """
            DELETE FROM delivered WHERE (subscription, sequence) IN (
                SELECT subscription, sequence FROM delivered WHERE delivered_at <= ? ORDER BY delivered_at LIMIT ?)
            RETURNING event_sequence""";

    private DeliveredSql() {}
}
