// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.NOON;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.outbox.Settlement;
import org.msgevents.testkit.MutableClock;

/** An outbox with limits in a file, on a disk whose free space the test decides. */
abstract class BoundedOutboxFixture implements BoundedOutbox {
    static final long FLOOR = 100;

    final MutableClock clock = MutableClock.startingAt(NOON);
    final AtomicLong free = new AtomicLong(FLOOR + DiskFloor.SPARE);
    private final LinkedHashSet<Settlement> uncommitted = new LinkedHashSet<>();
    private Optional<SqliteFile> file = Optional.empty();
    private Optional<Session> session = Optional.empty();
    private Path directory = Path.of("");

    @BeforeEach
    void setUp(@TempDir Path temporary) {
        directory = temporary;
    }

    @AfterEach
    @Override
    public void close() throws SQLException {
        if (session.isPresent()) {
            session.orElseThrow().close();
            file.orElseThrow().close();
            session = Optional.empty();
        }
    }

    @Override
    public void open(Bounds overall, Bounds crm) throws SQLException {
        Limits limits = new Limits(overall, Map.of(CRM, crm), FLOOR);
        Keeping keeping = new Keeping(Retention.STANDARD, limits, DiskFloor.of(free::get, FLOOR));
        file = Optional.of(SqliteFile.open(OutboxDirectory.open(directory, Duration.ZERO), Durability.DISK));
        session = Optional.of(Session.open(
                file.orElseThrow(), connection -> OutboxTables.load(connection, clock, keeping), uncommitted));
    }

    @Override
    public Session session() {
        return session.orElseThrow();
    }

    @Override
    public MutableClock clock() {
        return clock;
    }

    @Override
    public long number(String query) {
        return OutboxFiles.number(directory, query);
    }
}
