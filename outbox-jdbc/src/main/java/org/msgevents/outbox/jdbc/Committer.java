// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out requests, as many as have come at a time in one transaction: while one group is on its way to the disk,
 * the next one gathers. Within a group, what changes something comes first, in the order it came. The only user of its
 * database, in a thread of its own.
 */
final class Committer implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Committer.class);
    private static final int LARGEST_GROUP = 512;
    private static final Duration TIDY_INTERVAL = Duration.ofMinutes(1);
    private static final Duration TIDY_PAUSE = Duration.ofMillis(20);

    private final Database database;
    private final OutboxTables.Loader tables;
    private final RequestQueue queue;
    private final Set<Settlement> uncommitted = new LinkedHashSet<>();
    private Optional<Session> session;
    private long tidyAt = System.nanoTime();

    private Committer(Database database, OutboxTables.Loader tables, RequestQueue queue) throws SQLException {
        this.database = database;
        this.tables = tables;
        this.queue = queue;
        session = Optional.of(Session.open(database, tables, uncommitted));
    }

    /** Connects at once, so that whoever starts an outbox learns that it cannot. */
    static Committer connect(Database database, OutboxTables.Loader tables, RequestQueue queue) throws SQLException {
        return new Committer(database, tables, queue);
    }

    @Override
    public void run() {
        try {
            while (!queue.isExhausted()) {
                List<Request> group = queue.take(LARGEST_GROUP, nanosToWait());
                // No append waits for a read that came with it.
                carryOut(group.stream().filter(request -> !request.isRead()).toList());
                carryOut(group.stream().filter(Request::isRead).toList());
                if (tidyAt - System.nanoTime() <= 0) {
                    carryOut(List.of(new Tidying()));
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private long nanosToWait() {
        long nanosUntilTidying = tidyAt - System.nanoTime();
        return Math.min(
                nanosUntilTidying,
                session.map(Session::nanosUntilCommit)
                        .orElse(OptionalLong.empty())
                        .orElse(nanosUntilTidying));
    }

    private void carryOut(List<Request> group) {
        List<Runnable> outcomes = new ArrayList<>(group.size());
        try {
            Session current = session();
            for (Request request : group) {
                outcomes.add(request.execute(current));
            }
            current.endGroup();
        } catch (SQLException | RuntimeException failure) {
            abandon();
            OutboxException told = new OutboxException(
                    "outbox " + database + " could not write or read: " + failure.getMessage()
                            + "; it tries again with the next request",
                    failure);
            group.stream().filter(request -> !request.isKept(uncommitted)).forEach(request -> request.fail(told));
            return;
        }
        outcomes.forEach(Runnable::run);
    }

    private Session session() throws SQLException {
        if (session.isEmpty()) {
            session = Optional.of(Session.open(database, tables, uncommitted));
        }
        return session.orElseThrow();
    }

    private void abandon() {
        session.ifPresent(Session::abandon);
        session = Optional.empty();
    }

    private void close() {
        queue.close();
        try {
            session().close();
        } catch (SQLException failure) {
            LOGGER.warn("outbox {} closed without its last commit: events may be told again", database, failure);
            abandon();
        } finally {
            OutboxException closed = new OutboxException("outbox " + database + " is closed");
            queue.take(Integer.MAX_VALUE).forEach(request -> request.fail(closed));
            database.close();
        }
    }

    private final class Tidying implements Request {
        @Override
        public Runnable execute(Session current) throws SQLException {
            Progress progress = current.tidy();
            return () -> tidyAt =
                    System.nanoTime() + (progress == Progress.MORE_TO_DO ? TIDY_PAUSE : TIDY_INTERVAL).toNanos();
        }

        @Override
        public void fail(OutboxException failure) {
            tidyAt = System.nanoTime() + TIDY_INTERVAL.toNanos();
            LOGGER.warn("outbox {} could not forget old events", database, failure);
        }
    }
}
