// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.outbox.jdbc.BoundedOutbox.pending;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.ARCHIVE_KEY;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.testkit.MutableClock;

/** Two nodes take turns: each thing happens on the one that the last did not happen on. */
class PostgresLimitsTest implements OutboxLimitsContract, OutboxOverflowContract, OutboxReplayLimitsContract {
    private static final FailedAttempt FAILURE =
            new FailedAttempt(NOON, Duration.ofMillis(3), FailedAttempt.Outcome.MECHANISM_ERROR, "500");

    private final MutableClock clock = MutableClock.startingAt(NOON);
    private final PostgresConfiguration configuration = PostgresFixture.freshSchema();
    private final List<Node> nodes = new ArrayList<>();
    private int turn;

    private record Node(Session session, Tenure tenure) {
        static Node open(PostgresConfiguration configuration, MutableClock clock, Keeping keeping) throws SQLException {
            Tenure tenure = new Tenure();
            return new Node(
                    Session.open(
                            new PostgresServer(configuration, Durability.DISK, tenure),
                            connection ->
                                    OutboxTables.share(connection, clock, keeping, new SharedLanes(connection, tenure)),
                            new LinkedHashSet<>()),
                    tenure);
        }

        void holdLanes() throws SQLException {
            if (!tenure.covers(tenure.term())) {
                tenure.renewed(session.tablesToChange().renew().orElseThrow());
                session.endGroup();
            }
        }
    }

    @AfterEach
    @Override
    public void close() throws SQLException {
        if (!nodes.isEmpty()) {
            nodes.get(turn).session.endGroup();
        }
        for (Node node : nodes) {
            node.session.close();
        }
        nodes.clear();
    }

    @Override
    public void open(Bounds overall, Bounds crm) throws SQLException {
        Limits limits = new Limits(overall, Map.of(CRM, crm), 0);
        Keeping keeping = Keeping.elsewhere(Retention.STANDARD, limits);
        nodes.add(Node.open(configuration, clock, keeping));
        nodes.add(Node.open(configuration, clock, keeping));
    }

    @Override
    public Session session() throws SQLException {
        nodes.get(turn).session.endGroup();
        turn = 1 - turn;
        nodes.get(turn).holdLanes();
        return nodes.get(turn).session;
    }

    @Override
    public MutableClock clock() {
        return clock;
    }

    @Override
    public long number(String query) {
        return PostgresFixture.number(configuration, query);
    }

    @Test
    void pauseShouldOutlastARestart() throws SQLException {
        open(Bounds.NONE, pending(4, OnFull.PAUSE));
        append("a", "b", "c", "d", "e");
        deliver(1);

        reopen(Bounds.NONE, pending(4, OnFull.PAUSE));
        append("f");
        deliver(2);
        append("g");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"), bodyOf("d"), bodyOf("g"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(5, 2, 3, 0, 0, 0, 2));
    }

    @Test
    void pauseOfAllShouldOutlastARestart() throws SQLException {
        open(pending(3, OnFull.PAUSE), Bounds.NONE);
        append("a", "b", "c", "d");
        deliver(1);

        reopen(pending(3, OnFull.PAUSE), Bounds.NONE);
        append("e");
        deliver(2);
        append("f");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"), bodyOf("f"));
        assertThat(number("SELECT count(*) FROM outbox WHERE closed")).isZero();
    }

    @Test
    void pauseShouldEndWhenTheLimitIsGone() throws SQLException {
        open(pending(2, OnFull.PAUSE), pending(2, OnFull.PAUSE));
        append("a", "b", "c");

        reopen(Bounds.NONE, pending(3, OnFull.REFUSE));
        append("d", "e");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"), bodyOf("d"));
    }

    @Test
    void countersShouldForgetATransactionThatFailed() throws SQLException {
        open(Bounds.NONE, pending(2, OnFull.REFUSE));
        append("a");
        Session failing = session();
        failing.append(List.of(entry("lost", INBOX_KEY, CRM)), List.of());
        failing.tables().flushAll();

        failing.abandon();
        nodes.remove(turn);
        turn = 0;
        Keeping keeping = Keeping.elsewhere(
                Retention.STANDARD, new Limits(Bounds.NONE, Map.of(CRM, pending(2, OnFull.REFUSE)), 0));
        nodes.add(Node.open(configuration, clock, keeping));
        append("b", "c");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 2, 0, 0, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void countersShouldBeWhatThereIsWhateverHappens(long seed) throws SQLException {
        open(pending(9, OnFull.DROP_OLDEST), pending(4, OnFull.PAUSE));
        append("first");
        session().append(List.of(entry("second", INBOX_KEY, ARCHIVER)), List.of());
        Random random = new Random(seed);

        for (int i = 0; i < 150; i++) {
            long before = counters(CRM).accepted() + counters(ARCHIVER).accepted();
            int appended = something(random, i);
            SubscriptionCounters crm = counters(CRM);
            SubscriptionCounters archiver = counters(ARCHIVER);
            session();

            assertThat(crm.accepted() + archiver.accepted() - before).isBetween(0L, (long) appended);
            assertThat(crm.pending() + archiver.pending()).isLessThanOrEqualTo(9);
            assertThat(number("SELECT count(*) FROM (" + PostgresSql.MISSING_IN_COUNTERS + ") AS missing"
                            + " WHERE pending <> 0 OR octets <> 0 OR parked <> 0 OR blocked <> 0"))
                    .isZero();
        }
        assertThat(counters(CRM).delivered()).isPositive();
        assertThat(counters(CRM).dropped()).isPositive();
        assertThat(counters(CRM).refused()).isPositive();
    }

    /** How many notifications it may have been told. */
    private int something(Random random, int number) throws SQLException {
        String subscription = random.nextBoolean() ? CRM : ARCHIVER;
        OrderingKey key = random.nextBoolean() ? INBOX_KEY : ARCHIVE_KEY;
        switch (random.nextInt(18)) {
            case 0 -> settle(new Settlement.Delivered(subscription, key, any(random, "notification")));
            case 1, 2, 3 -> settle(new Settlement.Delivered(subscription, key, head(subscription, key)));
            case 4 -> settle(new Settlement.Dropped(subscription, key, head(subscription, key)));
            case 5 ->
                settle(new Settlement.Parked(subscription, key, head(subscription, key), "422", Optional.empty()));
            case 6 -> settle(new Settlement.Blocked(subscription, key, head(subscription, key), NOON, FAILURE));
            case 7 -> settle(new Settlement.Retry(subscription, key, head(subscription, key), NOON, FAILURE));
            case 8 -> session().tablesToChange().release(subscription, any(random, "parked"));
            case 9 -> session().tablesToChange().drop(subscription, any(random, "parked"));
            case 10, 11, 12 -> session().tablesToChange().replay(subscription, List.of(any(random, "delivered")));
            case 13 -> session().tidy();
            default -> {
                session().append(List.of(entry("event " + number, key, CRM, ARCHIVER)), List.of());
                return 2;
            }
        }
        return 0;
    }

    private long head(String subscription, OrderingKey key) {
        return number("SELECT coalesce(min(notification.sequence), 0) FROM notification JOIN subscription"
                + " ON subscription.id = notification.subscription WHERE ordering_key = '" + key.value()
                + "' AND name = '" + subscription + "'");
    }

    private long any(Random random, String table) {
        return number("SELECT coalesce((SELECT sequence FROM " + table + " ORDER BY sequence OFFSET "
                + random.nextInt(4) + " LIMIT 1), 0)");
    }

    @Test
    void oldestShouldBeFoundByItsIndexWhereALimitAsks() throws SQLException {
        String indexes = "SELECT count(*) FROM pg_indexes WHERE schemaname = current_schema()"
                + " AND indexname = 'notification_oldest'";
        open(Bounds.NONE, pending(2, OnFull.REFUSE));
        long before = number(indexes);
        reopen(Bounds.NONE, pending(2, OnFull.DROP_OLDEST));
        long asked = number(indexes);

        reopen(Bounds.NONE, Bounds.NONE);

        assertThat(before).isZero();
        assertThat(asked).isOne();
        assertThat(number(indexes)).as("another node may ask").isOne();
    }
}
