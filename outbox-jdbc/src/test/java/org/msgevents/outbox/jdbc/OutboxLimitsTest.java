// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.ARCHIVE_KEY;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.testkit.MutableClock;

class OutboxLimitsTest {
    private static final long FLOOR = 100;

    private final MutableClock clock = MutableClock.startingAt(NOON);
    private final AtomicLong free = new AtomicLong(FLOOR);
    private final LinkedHashSet<Settlement> uncommitted = new LinkedHashSet<>();
    private Optional<SqliteFile> file = Optional.empty();
    private Optional<Session> session = Optional.empty();
    private Path directory = Path.of("");

    @BeforeEach
    void setUp(@TempDir Path temporary) {
        directory = temporary;
    }

    @AfterEach
    void close() throws SQLException {
        session.orElseThrow().close();
        file.orElseThrow().close();
    }

    @Test
    void refuseShouldKeepNoMoreThanTheBoundAllows() throws SQLException {
        open(Bounds.NONE, pending(2, OnFull.REFUSE));
        append("a", "b", "c");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 2, 0, 0, 0, 1));

        settle(new Settlement.Delivered(CRM, INBOX_KEY, 1));
        append("d");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"), bodyOf("d"));
    }

    @Test
    void refuseShouldConcernOneSubscriptionOnly() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.REFUSE));
        append("a");

        session().append(List.of(entry("b", INBOX_KEY, CRM, ARCHIVER)));

        assertThat(counters(CRM).refused()).isOne();
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0));
    }

    @Test
    void refuseShouldNotCountWhatIsKeptAlready() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.REFUSE));

        append("a", "a");

        assertThat(counters(CRM).refused()).isZero();
    }

    @Test
    void dropOldestShouldGiveUpWhatWaitsLongestOverAllLanes() throws SQLException {
        open(Bounds.NONE, pending(2, OnFull.DROP_OLDEST));
        session().append(List.of(entry("a", ARCHIVE_KEY, CRM)));

        append("b", "c", "d");

        assertThat(bodies(ARCHIVE_KEY)).isEmpty();
        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"), bodyOf("d"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(4, 0, 2, 0, 2));
    }

    @Test
    void pauseShouldLastUntilHalfHasDrained() throws SQLException {
        open(Bounds.NONE, pending(4, OnFull.PAUSE));
        append("a", "b", "c", "d", "e");
        settle(new Settlement.Delivered(CRM, INBOX_KEY, 1));
        append("f");
        settle(new Settlement.Delivered(CRM, INBOX_KEY, 2));
        append("g");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"), bodyOf("d"), bodyOf("g"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(5, 2, 3, 0, 0, 0, 2));
    }

    @Test
    void octetsShouldCountAlsoAfterARestart() throws SQLException {
        Bounds bounds = new Bounds(
                OptionalLong.empty(), OptionalLong.of(bodyOf("a").length()), Optional.empty(), OnFull.REFUSE);
        open(Bounds.NONE, bounds);
        append("a");
        settle(new Settlement.Parked(CRM, INBOX_KEY, 1, "422", Optional.empty()));
        close();
        open(Bounds.NONE, bounds);

        append("b");

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 0, 0, 1, 0, 0, 1));
    }

    @Test
    void overallBoundShouldTakeFromWhoeverHasMostWaiting() throws SQLException {
        open(pending(2, OnFull.DROP_OLDEST), Bounds.NONE);
        append("a", "b");

        session().append(List.of(entry("c", INBOX_KEY, ARCHIVER)));

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 1, 0, 1));
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0));
    }

    @Test
    void overallBoundShouldHoldWhenOneEventIsForSeveral() throws SQLException {
        open(pending(1, OnFull.REFUSE), Bounds.NONE);

        session().append(List.of(entry("a", INBOX_KEY, CRM, ARCHIVER)));

        SubscriptionCounters crm = counters(CRM);
        SubscriptionCounters archiver = counters(ARCHIVER);
        assertThat(crm.pending() + archiver.pending()).isOne();
        assertThat(crm.refused() + archiver.refused()).isOne();
    }

    @Test
    void refusedShouldBeCountedAlsoAfterARestart() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.REFUSE));
        append("a", "b");
        close();
        open(Bounds.NONE, pending(1, OnFull.REFUSE));

        append("c");

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0, 0, 2));
    }

    @Test
    void maxAgeShouldGiveUpWhatWaitsAndWhatIsParked() throws SQLException {
        open(
                Bounds.NONE,
                new Bounds(OptionalLong.empty(), OptionalLong.empty(), Optional.of(Duration.ofDays(1)), OnFull.REFUSE));
        append("a", "b");
        settle(new Settlement.Parked(CRM, INBOX_KEY, 1, "422", Optional.empty()));
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        append("c");

        session().tidy();

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 0, 1, 0, 2));
    }

    @Test
    void floorOfFreeDiskShouldRefuseUntilThereIsRoom() throws SQLException {
        open(Bounds.NONE, Bounds.NONE);
        free.set(FLOOR - 1);
        append("a");
        free.set(FLOOR);
        append("b");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0, 0, 1));
    }

    private static Bounds pending(long most, OnFull onFull) {
        return new Bounds(OptionalLong.of(most), OptionalLong.empty(), Optional.empty(), onFull);
    }

    private void open(Bounds overall, Bounds crm) throws SQLException {
        Limits limits = new Limits(overall, Map.of(CRM, crm), FLOOR);
        Keeping keeping = new Keeping(Duration.ofHours(1), limits, DiskFloor.of(free::get, FLOOR));
        file = Optional.of(SqliteFile.open(OutboxDirectory.open(directory, Duration.ZERO), Durability.DISK));
        session = Optional.of(Session.open(
                file.orElseThrow(), connection -> OutboxTables.load(connection, clock, keeping), uncommitted));
    }

    private Session session() {
        return session.orElseThrow();
    }

    private void append(String... labels) throws SQLException {
        for (String label : labels) {
            session().append(List.of(entry(label, INBOX_KEY, CRM)));
        }
    }

    private void settle(Settlement settlement) throws SQLException {
        session().settle(settlement);
    }

    private SubscriptionCounters counters(String subscription) throws SQLException {
        return Optional.ofNullable(session().tables().counters().get(subscription))
                .orElseThrow();
    }

    private List<String> bodies(OrderingKey key) throws SQLException {
        Instant now = clock.instant();
        return session().tables().due(new DueQuery(CRM, now, 100, 100, Set.of())).lanes().stream()
                .filter(lane -> lane.key().equals(key))
                .flatMap(lane -> lane.events().stream())
                .map(KeptEvent::body)
                .toList();
    }
}
