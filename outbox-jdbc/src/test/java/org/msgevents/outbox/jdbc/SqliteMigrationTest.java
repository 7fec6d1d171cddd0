// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.EventFixture.idOf;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.testkit.MutableClock;
import org.msgevents.testkit.OutboxUnderTest;

/** Files that earlier versions made: their statements stand here as they were. */
class SqliteMigrationTest implements OutboxUnderTest {
    private static final String[] VERSION_1 = {
        "PRAGMA auto_vacuum = INCREMENTAL",
        "CREATE TABLE event (sequence INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, ordering_key TEXT NOT NULL,"
                + " accepted_at INTEGER NOT NULL, outstanding INTEGER NOT NULL, body TEXT)",
        "CREATE INDEX event_settled ON event (accepted_at) WHERE outstanding = 0",
        "CREATE TABLE notification (subscription INTEGER NOT NULL, ordering_key TEXT NOT NULL,"
                + " sequence INTEGER NOT NULL, due_at INTEGER, attempts INTEGER NOT NULL,"
                + " PRIMARY KEY (subscription, ordering_key, sequence)) WITHOUT ROWID",
        "CREATE INDEX notification_head ON notification (subscription, due_at, sequence) WHERE due_at IS NOT NULL",
        "CREATE TABLE parked (subscription INTEGER NOT NULL, sequence INTEGER NOT NULL, parked_at INTEGER NOT NULL,"
                + " reason TEXT NOT NULL, PRIMARY KEY (subscription, sequence)) WITHOUT ROWID",
        "CREATE TABLE subscription (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, delivered INTEGER NOT NULL,"
                + " dropped INTEGER NOT NULL)",
        "PRAGMA application_id = 1836279158",
        "PRAGMA user_version = 1"
    };

    private static final String[] FROM_1_TO_2 = {
        "ALTER TABLE notification ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE notification ADD COLUMN event_sequence BIGINT",
        "ALTER TABLE parked ADD COLUMN event_sequence BIGINT",
        "CREATE TABLE attempt (subscription BIGINT NOT NULL, sequence BIGINT NOT NULL, number BIGINT NOT NULL,"
                + " made_at BIGINT NOT NULL, latency BIGINT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,"
                + " PRIMARY KEY (subscription, sequence, number))",
        "CREATE INDEX attempt_age ON attempt (made_at)",
        "PRAGMA user_version = 2"
    };

    private static final String[] FROM_2_TO_4 = {
        "ALTER TABLE notification ADD COLUMN octets BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE parked ADD COLUMN octets BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE subscription ADD COLUMN refused BIGINT NOT NULL DEFAULT 0",
        "CREATE TABLE paused (subscription TEXT NOT NULL PRIMARY KEY, since BIGINT NOT NULL, reason TEXT NOT NULL)",
        "PRAGMA user_version = 4"
    };

    private static final List<String> TABLES =
            List.of("event", "notification", "parked", "attempt", "paused", "subscription", "delivered", "mailbox");

    private final MutableClock clock = MutableClock.startingAt(NOON);
    private Path directory = Path.of("");
    private Optional<Outbox> open = Optional.empty();

    @BeforeEach
    void setUp(@TempDir Path temporary) {
        directory = temporary;
    }

    @AfterEach
    void close() {
        open.ifPresent(Outbox::close);
    }

    @Test
    void openShouldKeepWhatVersion1HasKept() {
        make(
                event(1, "a", 1),
                event(2, "b", 1),
                event(3, "c", 1),
                "INSERT INTO subscription VALUES (1, 'crm', 7, 0)",
                "INSERT INTO parked VALUES (1, 1, " + MicroTime.of(NOON) + ", '422')",
                "INSERT INTO notification VALUES (1, '" + INBOX_KEY.value() + "', 2, " + MicroTime.of(NOON) + ", 3)",
                "INSERT INTO notification VALUES (1, '" + INBOX_KEY.value() + "', 3, NULL, 0)");

        reopen();

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(10, 7, 2, 1, 0));
        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("b"), bodyOf("c"));
        assertThat(due(CRM).lanes().get(0).attempts()).isEqualTo(3);
        assertThat(parked(CRM)).containsExactly(new ParkedEvent(1, idOf("a"), INBOX_KEY, NOON, "422"));
    }

    @Test
    void openShouldLetWhatVersion1HasKeptGoOn() {
        make(
                event(1, "a", 1),
                event(2, "b", 1),
                "INSERT INTO subscription VALUES (1, 'crm', 0, 0)",
                "INSERT INTO parked VALUES (1, 1, 0, '422')",
                "INSERT INTO notification VALUES (1, '" + INBOX_KEY.value() + "', 2, 0, 3)");
        reopen();

        await(outbox().release(CRM, 1));
        append(entry("c", INBOX_KEY, CRM));
        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        clock.advance(Duration.ofSeconds(5));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        reopen();
        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("c"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 1, 2, 0, 0));
    }

    @Test
    void openShouldCountTheOctetsOfWhatVersion1HasKept() {
        make(
                event(1, "a", 1),
                event(2, "\u00e9\u00e9", 1),
                "INSERT INTO subscription VALUES (1, 'crm', 0, 0)",
                "INSERT INTO parked VALUES (1, 1, 0, '422')",
                "INSERT INTO notification VALUES (1, '" + INBOX_KEY.value() + "', 2, 0, 3)");

        reopen();

        assertThat(octets("parked", 1)).isEqualTo(octetsOfBody("a"));
        assertThat(octets("notification", 2)).isEqualTo(octetsOfBody("\u00e9\u00e9"));
    }

    @Test
    void openShouldCountTheOctetsOfWhatVersion2HasReleased() {
        make();
        OutboxFiles.execute(directory, FROM_1_TO_2);
        OutboxFiles.execute(
                directory,
                event(1, "a", 1),
                event(2, "released", 2),
                event(3, "held for a release", 0),
                "INSERT INTO subscription VALUES (1, 'crm', 0, 0)",
                "INSERT INTO subscription VALUES (2, 'archiver', 0, 0)",
                "INSERT INTO notification VALUES (1, '" + INBOX_KEY.value() + "', 1, 0, 0, 0, NULL)",
                "INSERT INTO notification VALUES (1, '" + INBOX_KEY.value() + "', 3, NULL, 0, 0, 2)",
                "INSERT INTO parked VALUES (2, 4, 0, '422', 2)");

        reopen();

        assertThat(octets("notification", 1)).isEqualTo(octetsOfBody("a"));
        assertThat(octets("notification", 3)).isEqualTo(octetsOfBody("released"));
        assertThat(octets("parked", 4)).isEqualTo(octetsOfBody("released"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 2, 0, 0));
        assertThat(OutboxFiles.number(directory, "PRAGMA user_version")).isEqualTo(SchemaSql.SCHEMA_VERSION);
    }

    @Test
    void openShouldLetWhatVersion2HasKeptWait() {
        make(event(1, "a", 1), "INSERT INTO subscription VALUES (1, 'crm', 0, 0)");
        OutboxFiles.execute(directory, FROM_1_TO_2);
        OutboxFiles.execute(
                directory,
                "INSERT INTO notification VALUES (1, '" + INBOX_KEY.value() + "', 1, " + MicroTime.of(NOON)
                        + ", 3, 0, NULL)");
        reopen();

        await(outbox().pause(CRM, new Pause(NOON, "wanted")));

        reopen();
        assertThat(due(CRM).lanes()).isEmpty();
        await(outbox().resume(CRM));
        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
    }

    @Test
    void openShouldLetWhatVersion4HasKeptBeDeliveredAndReplayed() {
        make(event(1, "a", 1), event(2, "had", 0), "INSERT INTO subscription VALUES (1, 'crm', 1, 0)");
        OutboxFiles.execute(directory, FROM_1_TO_2);
        OutboxFiles.execute(directory, FROM_2_TO_4);
        OutboxFiles.execute(
                directory,
                "INSERT INTO notification VALUES (1, '" + INBOX_KEY.value() + "', 1, " + MicroTime.of(NOON)
                        + ", 3, 0, NULL, 9)");
        reopen();

        KeptEvent event = head(CRM, INBOX_KEY);
        deliver(CRM, INBOX_KEY, event);
        Replayed replayed = await(outbox().replay(CRM, List.of(event.sequence(), 2L)));

        reopen();
        assertThat(replayed.events()).isEqualTo(1);
        assertThat(lane(CRM, INBOX_KEY)).singleElement().satisfies(again -> {
            assertThat(again.body()).isEqualTo(bodyOf("a"));
            assertThat(again.told()).isEqualTo(event.told());
        });
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 2, 1, 0, 0, 0, 0, 1));
    }

    @Test
    void openShouldLeaveTheSchemaOfANewFile() {
        Path fresh = directory.resolve("fresh");
        SqliteOutbox.open(OutboxConfiguration.of(fresh), clock).close();
        make();
        reopen();
        close();

        String schema = "SELECT count(*) FROM pragma_table_info('%s')";
        for (String table : TABLES) {
            assertThat(OutboxFiles.number(directory, schema.formatted(table)))
                    .isPositive()
                    .isEqualTo(OutboxFiles.number(fresh, schema.formatted(table)));
        }
        assertThat(OutboxFiles.number(directory, "PRAGMA user_version")).isEqualTo(SchemaSql.SCHEMA_VERSION);
    }

    private void make(String... rows) {
        OutboxFiles.execute(directory, VERSION_1);
        OutboxFiles.execute(directory, rows);
    }

    private long octets(String table, long sequence) {
        return OutboxFiles.number(directory, "SELECT octets FROM " + table + " WHERE sequence = " + sequence);
    }

    private static long octetsOfBody(String label) {
        return bodyOf(label).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String event(long sequence, String label, int outstanding) {
        return "INSERT INTO event VALUES (%d, x'%s', '%s', 0, %d, '%s')"
                .formatted(
                        sequence,
                        idOf(label).toString().replace("-", ""),
                        INBOX_KEY.value(),
                        outstanding,
                        bodyOf(label));
    }

    @Override
    public Outbox outbox() {
        return open.orElseThrow();
    }

    @Override
    public MutableClock clock() {
        return clock;
    }

    @Override
    public void reopen() {
        close();
        open = Optional.of(SqliteOutbox.open(OutboxConfiguration.of(directory), clock));
    }

    @Override
    public void crash() {
        throw new AssertionError("not needed here");
    }
}
