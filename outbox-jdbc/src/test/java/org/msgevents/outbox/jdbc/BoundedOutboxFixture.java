// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.testkit.MutableClock;

/** An outbox with limits, on a disk whose free space the test decides, in the words of its tests. */
abstract class BoundedOutboxFixture {
    static final long FLOOR = 100;

    final MutableClock clock = MutableClock.startingAt(NOON);
    final AtomicLong free = new AtomicLong(FLOOR);
    private final LinkedHashSet<Settlement> uncommitted = new LinkedHashSet<>();
    private Optional<SqliteFile> file = Optional.empty();
    private Optional<Session> session = Optional.empty();
    private Path directory = Path.of("");

    @BeforeEach
    void setUp(@TempDir Path temporary) {
        directory = temporary;
    }

    /** Idempotent. */
    @AfterEach
    void close() throws SQLException {
        if (session.isPresent()) {
            session.orElseThrow().close();
            file.orElseThrow().close();
            session = Optional.empty();
        }
    }

    static Bounds pending(long most, OnFull onFull) {
        return new Bounds(OptionalLong.of(most), OptionalLong.empty(), Optional.empty(), onFull);
    }

    static Bounds octets(long most, OnFull onFull) {
        return new Bounds(OptionalLong.empty(), OptionalLong.of(most), Optional.empty(), onFull);
    }

    static Bounds age(Duration most) {
        return new Bounds(OptionalLong.empty(), OptionalLong.empty(), Optional.of(most), OnFull.REFUSE);
    }

    /** Of the body of an event with that label. */
    static long octetsOf(String label) {
        return bodyOf(label).getBytes(StandardCharsets.UTF_8).length;
    }

    void reopen(Bounds overall, Bounds crm) throws SQLException {
        close();
        open(overall, crm);
    }

    void open(Bounds overall, Bounds crm) throws SQLException {
        Limits limits = new Limits(overall, Map.of(CRM, crm), FLOOR);
        Keeping keeping = new Keeping(Retention.STANDARD, limits, DiskFloor.of(free::get, FLOOR));
        file = Optional.of(SqliteFile.open(OutboxDirectory.open(directory, Duration.ZERO), Durability.DISK));
        session = Optional.of(Session.open(
                file.orElseThrow(), connection -> OutboxTables.load(connection, clock, keeping), uncommitted));
    }

    Path directory() {
        return directory;
    }

    Session session() {
        return session.orElseThrow();
    }

    void append(String... labels) throws SQLException {
        for (String label : labels) {
            session().append(List.of(entry(label, INBOX_KEY, CRM)), List.of());
        }
    }

    void park(String subscription, long sequence) throws SQLException {
        settle(new Settlement.Parked(subscription, INBOX_KEY, sequence, "422", Optional.empty()));
    }

    /** Written at once, as a commit does it a moment later. */
    void deliver(long sequence) throws SQLException {
        settle(new Settlement.Delivered(CRM, INBOX_KEY, sequence));
        session().tables().flushAll();
    }

    void settle(Settlement settlement) throws SQLException {
        session().settle(settlement);
    }

    SubscriptionCounters counters(String subscription) throws SQLException {
        return Optional.ofNullable(session().tables().counters().get(subscription))
                .orElseThrow();
    }

    /** In {@code INBOX}. */
    List<KeptEvent> due() throws SQLException {
        return due(INBOX_KEY);
    }

    private List<KeptEvent> due(OrderingKey key) throws SQLException {
        Instant now = clock.instant();
        return session().tables().due(new DueQuery(CRM, now, 100, 100, Set.of())).lanes().stream()
                .filter(lane -> lane.key().equals(key))
                .flatMap(lane -> lane.events().stream())
                .toList();
    }

    List<String> bodies(OrderingKey key) throws SQLException {
        return due(key).stream().map(KeptEvent::body).toList();
    }
}
