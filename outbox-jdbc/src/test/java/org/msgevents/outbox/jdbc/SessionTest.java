// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.EventFixture.idOf;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.Settlement;
import org.msgevents.testkit.MutableClock;

class SessionTest {
    private static final Duration REPEAT_WINDOW = Duration.ofHours(1);

    private static final Retention RETENTION = new Retention(REPEAT_WINDOW, Duration.ZERO);

    private final MutableClock clock = MutableClock.startingAt(NOON);
    private final Set<Settlement> uncommitted = new LinkedHashSet<>();
    private Path directory;
    private SqliteFile file;
    private Session session;

    @BeforeEach
    void open(@TempDir Path temporary) throws SQLException {
        directory = temporary;
        file = SqliteFile.open(OutboxDirectory.open(directory, Duration.ZERO), Durability.DISK);
        session = Session.open(
                file,
                connection -> OutboxTables.load(connection, clock, Keeping.elsewhere(RETENTION, Limits.STANDARD)),
                uncommitted);
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
        file.close();
    }

    @Test
    void bodyShouldGoWhenEverybodyHasHadTheEvent() throws SQLException {
        session.append(List.of(entry("a", INBOX_KEY, CRM, ARCHIVER)), List.of());

        deliver(CRM, 1);
        boolean keptForTheOther = bodies() == 1;
        deliver(ARCHIVER, 1);

        assertThat(keptForTheOther).isTrue();
        assertThat(bodies()).isZero();
    }

    @Test
    void bodyShouldStayWhenTheEventWasParked() throws SQLException {
        session.append(List.of(entry("a", INBOX_KEY, CRM)), List.of());

        session.settle(new Settlement.Parked(CRM, INBOX_KEY, 1, "422", Optional.empty()));

        assertThat(bodies()).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM parked WHERE reason = '422'")).isEqualTo(1);
    }

    @Test
    void tidyShouldForgetWhatEverybodyHadLongAgo() throws SQLException {
        appendAndDeliver(3);
        clock.advance(REPEAT_WINDOW.plusMillis(1));

        Progress progress = session.tidy();

        assertThat(progress).isEqualTo(Progress.DONE);
        assertThat(events()).isEqualTo(1);
        assertThat(number("SELECT sequence FROM event")).isEqualTo(3);
    }

    @Test
    void tidyShouldKeepWhatEverybodyHadNotLongAgo() throws SQLException {
        appendAndDeliver(3);
        clock.advance(REPEAT_WINDOW);

        session.tidy();

        assertThat(events()).isEqualTo(3);
    }

    @Test
    void tidyShouldKeepWhatSomebodyWaitsFor() throws SQLException {
        session.append(List.of(entry("a", INBOX_KEY, CRM, ARCHIVER), entry("b", INBOX_KEY, CRM)), List.of());
        deliver(CRM, 1);
        clock.advance(REPEAT_WINDOW.multipliedBy(100));

        session.tidy();

        assertThat(events()).isEqualTo(2);
    }

    @Test
    void tidyShouldWorkInPortions() throws SQLException {
        appendAndDeliver(300);
        clock.advance(REPEAT_WINDOW.plusMillis(1));

        Progress first = session.tidy();
        Progress second = session.tidy();

        assertThat(first).isEqualTo(Progress.MORE_TO_DO);
        assertThat(second).isEqualTo(Progress.DONE);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void tidyShouldGiveBackTheRoomOfALargeBacklog() throws SQLException {
        String body = "x".repeat(100_000);
        for (int i = 1; i <= 200; i++) {
            session.append(List.of(new OutboxEntry(idOf("large " + i), INBOX_KEY, body, Set.of(CRM))), List.of());
            session.endGroup();
        }
        long pagesBefore = number("PRAGMA page_count");
        for (int i = 1; i <= 200; i++) {
            deliver(CRM, i);
        }

        while (session.tidy() == Progress.MORE_TO_DO) {
            session.endGroup();
        }

        assertThat(pagesBefore).isGreaterThan(4_800);
        assertThat(number("PRAGMA page_count")).isLessThan(2_500);
    }

    @Test
    void settlementShouldWaitForItsCommit() throws SQLException {
        session.append(List.of(entry("a", INBOX_KEY, CRM)), List.of());
        session.endGroup();

        session.settle(new Settlement.Delivered(CRM, INBOX_KEY, 1));
        long nanos = session.nanosUntilCommit().orElseThrow();
        session.endGroup();

        assertThat(Duration.ofNanos(nanos)).isBetween(Duration.ofMillis(1), Session.SETTLEMENTS_WAIT);
        assertThat(uncommitted).hasSize(1);
    }

    @Test
    void appendShouldNotHastenTheDeliveriesBeforeIt() throws SQLException {
        session.append(List.of(entry("a", INBOX_KEY, CRM)), List.of());
        session.endGroup();
        session.settle(new Settlement.Delivered(CRM, INBOX_KEY, 1));

        session.append(List.of(entry("b", INBOX_KEY, CRM)), List.of());
        session.endGroup();

        assertThat(uncommitted).hasSize(1);
        assertThat(OutboxFiles.number(directory, "SELECT delivered FROM subscription"))
                .isZero();
        assertThat(Duration.ofNanos(session.nanosUntilCommit().orElseThrow()))
                .isLessThanOrEqualTo(Session.SETTLEMENTS_WAIT);
    }

    @Test
    void deliveryShouldBeCommittedWhenItsTimeHasCome() throws SQLException {
        session.append(List.of(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM)), List.of());
        deliver(CRM, 1);
        session.endGroup();

        Awaitility.await().until(() -> session.nanosUntilCommit().orElseThrow() <= 0);
        session.endGroup();

        assertThat(uncommitted).isEmpty();
        assertThat(session.nanosUntilCommit()).isEmpty();
        assertThat(OutboxFiles.number(directory, "SELECT delivered FROM subscription"))
                .isEqualTo(1);
    }

    private void appendAndDeliver(int count) throws SQLException {
        for (int i = 1; i <= count; i++) {
            session.append(List.of(entry("e" + i, INBOX_KEY, CRM)), List.of());
            deliver(CRM, i);
        }
        session.endGroup();
    }

    private void deliver(String subscription, long sequence) throws SQLException {
        session.settle(new Settlement.Delivered(subscription, INBOX_KEY, sequence));
    }

    private long events() throws SQLException {
        return number("SELECT count(*) FROM event");
    }

    private long bodies() throws SQLException {
        return number("SELECT count(body) FROM event");
    }

    /** As committed. */
    private long number(String query) throws SQLException {
        session.append(List.of(), List.of());
        session.tables().flushAll();
        session.endGroup();
        return OutboxFiles.number(directory, query);
    }
}
