// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.util.List;
import java.util.stream.Stream;

/** The words of SQL that are PostgreSQL's alone, and how it spells the common tables. */
final class PostgresSql {
    private static final long LEASE_SECONDS = Tenure.LEASE.toSeconds();

    /** What stands beside the common tables: which nodes there are, and which lane is whose. */
    static final List<String> SHARED_TABLES = List.of(
            """
            CREATE TABLE node (
                id BIGINT PRIMARY KEY,
                expires_at TIMESTAMPTZ NOT NULL)""",
            """
            CREATE TABLE lane_lease (
                subscription BIGINT NOT NULL,
                ordering_key TEXT NOT NULL,
                node BIGINT NOT NULL REFERENCES node ON DELETE CASCADE,
                PRIMARY KEY (subscription, ordering_key))""",
            "CREATE INDEX lane_lease_node ON lane_lease (node)",
            "CREATE TABLE outbox (schema_version BIGINT NOT NULL)");

    /**
     * What a subscription has is counted in its row, too, and {@code changed} numbers the changes of all of them; a
     * node of an older version gives none. One that is {@code closed} keeps nothing new until half of its room is
     * free. {@link Recount} counts what there is.
     */
    static final List<String> COUNTERS = List.of(
            """
            ALTER TABLE subscription
                ADD COLUMN pending BIGINT NOT NULL DEFAULT 0,
                ADD COLUMN octets BIGINT NOT NULL DEFAULT 0,
                ADD COLUMN parked BIGINT NOT NULL DEFAULT 0,
                ADD COLUMN blocked BIGINT NOT NULL DEFAULT 0,
                ADD COLUMN closed BOOLEAN NOT NULL DEFAULT FALSE,
                ADD COLUMN changed BIGINT""",
            "UPDATE subscription SET changed = 0",
            "ALTER TABLE outbox ADD COLUMN closed BOOLEAN NOT NULL DEFAULT FALSE");

    /** What makes the next schema of the first, of the second and so on; the sixth is PostgreSQL's alone. */
    static final List<List<String>> MIGRATIONS = Stream.of(
                    SchemaSql.MIGRATIONS.subList(0, 4),
                    List.of(COUNTERS),
                    SchemaSql.MIGRATIONS.subList(4, SchemaSql.MIGRATIONS.size()))
            .flatMap(List::stream)
            .toList();

    static final int SCHEMA = MIGRATIONS.size() + 1;

    static final String SCHEMA_IS_THERE = "SELECT count(*) FROM pg_namespace WHERE nspname = ?";

    static final String TABLES_ARE_THERE =
            "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'outbox'";

    static final String INDEX_OLDEST_IS_THERE = "SELECT count(*) FROM pg_indexes"
            + " WHERE schemaname = current_schema() AND indexname = 'notification_oldest'";

    static final String SCHEMA_VERSION = "SELECT schema_version FROM outbox";

    static final String INSERT_SCHEMA_VERSION = "INSERT INTO outbox (schema_version) VALUES (" + SCHEMA + ")";

    static final String SET_SCHEMA_VERSION = "UPDATE outbox SET schema_version = " + SCHEMA;

    /** Of all transactions of all nodes on one schema, one at a time; let go at its end, or with its connection. */
    static final String LOCK =
            "SELECT pg_advisory_xact_lock(" + SchemaSql.APPLICATION_ID + ", hashtext(current_schema()))";

    /** Of a node that counts, until the end of its transaction; tells whether no other one does. */
    static final String LOCK_COUNTING =
            "SELECT pg_try_advisory_xact_lock(" + (SchemaSql.APPLICATION_ID + 1) + ", hashtext(current_schema()))";

    /** As of one moment, for it is one statement. */
    static final String MISSING_IN_COUNTERS =
            """
            SELECT subscription.id,
                coalesce(waiting.events, 0) - subscription.pending AS pending,
                coalesce(waiting.octets, 0) + coalesce(aside.octets, 0) - subscription.octets AS octets,
                coalesce(aside.events, 0) - subscription.parked AS parked,
                coalesce(waiting.blocked, 0) - subscription.blocked AS blocked
            FROM subscription
            LEFT JOIN (
                SELECT subscription, count(*) AS events, sum(octets) AS octets, sum(blocked) AS blocked
                FROM notification GROUP BY subscription) AS waiting ON waiting.subscription = subscription.id
            LEFT JOIN (
                SELECT subscription, count(*) AS events, sum(octets) AS octets
                FROM parked GROUP BY subscription) AS aside ON aside.subscription = subscription.id""";

    static final String CHANGED_SUBSCRIPTIONS =
            """
            SELECT id, name, pending, octets, parked, blocked, delivered, dropped, refused, replayed,
                subscription.closed AS closed, outbox.closed AS all_closed, changed
            FROM subscription CROSS JOIN outbox
            WHERE changed > ? OR changed IS NULL ORDER BY id""";

    static final String UPDATE_SUBSCRIPTION =
            """
            UPDATE subscription
            SET pending = pending + ?, octets = octets + ?, parked = parked + ?, blocked = blocked + ?,
                delivered = delivered + ?, dropped = dropped + ?, refused = refused + ?, replayed = replayed + ?,
                closed = ?, changed = ?
            WHERE id = ?""";

    static final String CLOSE_ALL = "UPDATE outbox SET closed = ?";

    /** A node that is stopped or cut off within a transaction holds up the others no longer than this. */
    static final String END_IDLE_TRANSACTIONS = "SET idle_in_transaction_session_timeout TO '4s'";

    static final String WAIT_FOR_OTHERS = "SET lock_timeout TO '8s'";

    static final String SYNC_LOG_AT_COMMIT = "SET synchronous_commit TO on";

    static final String SYNC_LOG_SOON = "SET synchronous_commit TO off";

    static final String FREE_HEADS =
            """
            SELECT ordering_key, due_at FROM notification
            WHERE subscription = ? AND due_at IS NOT NULL
                AND EXISTS (SELECT 1 FROM node WHERE node.id = ?)
                AND NOT EXISTS (SELECT 1 FROM lane_lease
                    WHERE lane_lease.subscription = notification.subscription
                        AND lane_lease.ordering_key = notification.ordering_key AND lane_lease.node <> ?)
            ORDER BY due_at, sequence LIMIT ?""";

    static final String TAKE_LANE =
            """
            INSERT INTO lane_lease (subscription, ordering_key, node) VALUES (?, ?, ?)
            ON CONFLICT (subscription, ordering_key) DO NOTHING""";

    static final String FREE_LANE = "DELETE FROM lane_lease WHERE subscription = ? AND ordering_key = ? AND node = ?";

    static final String KEEP_LANES =
            "DELETE FROM lane_lease WHERE subscription = ? AND node = ? AND ordering_key <> ALL (?)";

    static final String LANE_OF_ANOTHER =
            "SELECT 1 FROM lane_lease WHERE subscription = ? AND ordering_key = ? AND node <> ?";

    static final String EXPIRE_NODES = "DELETE FROM node WHERE id <> ? AND expires_at < clock_timestamp()";

    static final String RENEW_NODE =
            "UPDATE node SET expires_at = clock_timestamp() + interval '" + LEASE_SECONDS + " seconds' WHERE id = ?";

    static final String JOIN = "INSERT INTO node (id, expires_at) VALUES (?, clock_timestamp() + interval '"
            + LEASE_SECONDS + " seconds')";

    static final String OTHER_NODES = "SELECT id FROM node WHERE id <> ?";

    static final String LEAVE = "DELETE FROM node WHERE id = ?";

    private PostgresSql() {}

    static String inSchema(String schema) {
        return "SET search_path TO " + quoted(schema);
    }

    static String createSchema(String schema) {
        return "CREATE SCHEMA IF NOT EXISTS " + quoted(schema);
    }

    /** A common statement that makes or changes a table. */
    static String spelt(String common) {
        return common.replace("INTEGER", "BIGINT").replace("BLOB", "BYTEA").replace(" WITHOUT ROWID", "");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
