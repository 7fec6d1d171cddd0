// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.util.List;
import java.util.stream.Stream;

/** The tables of an outbox, and what makes them of those of former versions; spelt as {@link Sql} is. */
final class SchemaSql {
    /** "msev": tells an outbox from other SQLite files. */
    static final int APPLICATION_ID = 0x6d736576;

    static final int SCHEMA_VERSION = 5;

    private static final String ATTEMPT_TABLE =
            """
            CREATE TABLE attempt (
                subscription BIGINT NOT NULL,
                sequence BIGINT NOT NULL,
                number BIGINT NOT NULL,
                made_at BIGINT NOT NULL,
                latency BIGINT NOT NULL,
                outcome TEXT NOT NULL,
                reason TEXT NOT NULL,
                PRIMARY KEY (subscription, sequence, number))""";

    private static final String PAUSED_TABLE =
            """
            CREATE TABLE paused (
                subscription TEXT NOT NULL PRIMARY KEY,
                since BIGINT NOT NULL,
                reason TEXT NOT NULL)""";

    /** Up to where each mailbox was told; {@code missing} is a UID set, or empty. */
    private static final String MAILBOX_TABLE =
            """
            CREATE TABLE mailbox (
                id TEXT NOT NULL PRIMARY KEY,
                uid_validity BIGINT NOT NULL,
                last_uid BIGINT NOT NULL,
                missing TEXT NOT NULL,
                highest_modseq BIGINT NOT NULL) WITHOUT ROWID""";

    private static final String ATTEMPT_INDEX = "CREATE INDEX attempt_age ON attempt (made_at)";

    private static final String OCTETS_OF_BODY =
            """
            (SELECT coalesce(max(octet_length(body)), 0) FROM event
                WHERE event.sequence = coalesce(%s.event_sequence, %s.sequence))""";

    /**
     * A notification is an event that a subscription has yet to get; the first of each lane, its head, is the one
     * with a {@code due_at}. What was released or is told again has a sequence of its own, and its event's as
     * {@code event_sequence}; the receiver is told the one that is {@code told}, if there is one. An event is
     * {@code outstanding} for those that have yet to get it, have it parked, or can be told it again; when it is not
     * any more it loses its body, and stays a while so that its id is known.
     */
    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE event (
                sequence INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE,
                ordering_key TEXT NOT NULL,
                accepted_at INTEGER NOT NULL,
                outstanding INTEGER NOT NULL,
                body TEXT)""",
            "CREATE INDEX event_settled ON event (accepted_at) WHERE outstanding = 0",
            """
            CREATE TABLE notification (
                subscription INTEGER NOT NULL,
                ordering_key TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                due_at INTEGER,
                attempts INTEGER NOT NULL,
                blocked INTEGER NOT NULL DEFAULT 0,
                event_sequence BIGINT,
                octets BIGINT NOT NULL DEFAULT 0,
                told BIGINT,
                PRIMARY KEY (subscription, ordering_key, sequence)) WITHOUT ROWID""",
            "CREATE INDEX notification_head ON notification (subscription, due_at, sequence) WHERE due_at IS NOT NULL",
            """
            CREATE TABLE parked (
                subscription INTEGER NOT NULL,
                sequence INTEGER NOT NULL,
                parked_at INTEGER NOT NULL,
                reason TEXT NOT NULL,
                event_sequence BIGINT,
                octets BIGINT NOT NULL DEFAULT 0,
                PRIMARY KEY (subscription, sequence)) WITHOUT ROWID""",
            ATTEMPT_TABLE,
            ATTEMPT_INDEX,
            PAUSED_TABLE,
            MAILBOX_TABLE,
            """
            CREATE TABLE subscription (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                delivered INTEGER NOT NULL,
                dropped INTEGER NOT NULL,
                refused BIGINT NOT NULL DEFAULT 0,
                replayed BIGINT NOT NULL DEFAULT 0)""");

    static final List<String> SCHEMA =
            Stream.concat(TABLES.stream(), DeliveredSql.TABLE.stream()).toList();

    /** Follows what makes the tables, or changes them. */
    static final List<String> MARK_FILE =
            List.of("PRAGMA application_id = " + APPLICATION_ID, "PRAGMA user_version = " + SCHEMA_VERSION);

    /** What makes the next schema of the first, of the second and so on. */
    static final List<List<String>> MIGRATIONS = List.of(
            List.of(
                    "ALTER TABLE notification ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE notification ADD COLUMN event_sequence BIGINT",
                    "ALTER TABLE parked ADD COLUMN event_sequence BIGINT",
                    ATTEMPT_TABLE,
                    ATTEMPT_INDEX),
            List.of(
                    "ALTER TABLE notification ADD COLUMN octets BIGINT NOT NULL DEFAULT 0",
                    "ALTER TABLE parked ADD COLUMN octets BIGINT NOT NULL DEFAULT 0",
                    "ALTER TABLE subscription ADD COLUMN refused BIGINT NOT NULL DEFAULT 0",
                    "UPDATE notification SET octets = " + OCTETS_OF_BODY.formatted("notification", "notification"),
                    "UPDATE parked SET octets = " + OCTETS_OF_BODY.formatted("parked", "parked")),
            List.of(PAUSED_TABLE),
            Stream.concat(DeliveredSql.MIGRATION.stream(), Stream.of(MAILBOX_TABLE))
                    .toList());

    private SchemaSql() {}
}
