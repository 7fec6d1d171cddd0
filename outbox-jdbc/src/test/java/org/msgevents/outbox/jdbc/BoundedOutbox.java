// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.testkit.MutableClock;

/** An outbox with limits, and the words that the contracts about them are written in. */
interface BoundedOutbox {
    /** Those of all subscriptions, and those of one. */
    void open(Bounds overall, Bounds crm) throws SQLException;

    /** Idempotent. */
    void close() throws SQLException;

    /** In which the next thing is to happen. */
    Session session() throws SQLException;

    MutableClock clock();

    /** What a query tells once all is committed. */
    long number(String query);

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

    default void reopen(Bounds overall, Bounds crm) throws SQLException {
        close();
        open(overall, crm);
    }

    default void append(String... labels) throws SQLException {
        for (String label : labels) {
            session().append(List.of(entry(label, INBOX_KEY, CRM)), List.of());
        }
    }

    default void park(String subscription, long sequence) throws SQLException {
        settle(new Settlement.Parked(subscription, INBOX_KEY, sequence, "422", Optional.empty()));
    }

    /** Written at once, as a commit does it a moment later. */
    default void deliver(long sequence) throws SQLException {
        settle(new Settlement.Delivered(CRM, INBOX_KEY, sequence));
        session().tables().flushAll();
    }

    default void settle(Settlement settlement) throws SQLException {
        session().settle(settlement);
    }

    default void appendAndDeliver(String... labels) throws SQLException {
        for (String label : labels) {
            append(label);
            deliver(head().sequence());
        }
    }

    default Replayed replay(long... sequences) throws SQLException {
        return session()
                .tablesToChange()
                .replay(CRM, LongStream.of(sequences).boxed().toList());
    }

    default List<KeptEvent> delivered() throws SQLException {
        return session().tables().delivered(new DeliveredQuery(CRM, 0, 100)).events();
    }

    default SubscriptionCounters counters(String subscription) throws SQLException {
        return Optional.ofNullable(session().tables().counters().get(subscription))
                .orElseThrow();
    }

    /** In {@code INBOX}. */
    default List<KeptEvent> due() throws SQLException {
        return due(INBOX_KEY);
    }

    default KeptEvent head() throws SQLException {
        return due().get(0);
    }

    /** Nobody has them in hand afterwards. */
    default List<KeptEvent> due(OrderingKey key) throws SQLException {
        Instant now = clock().instant();
        OutboxTables tables = session().tables();
        DueLanes due = tables.due(new DueQuery(CRM, now, 100, 100, Set.of()));
        tables.due(new DueQuery(CRM, now, 0, 100, Set.of()));
        return due.lanes().stream()
                .filter(lane -> lane.key().equals(key))
                .flatMap(lane -> lane.events().stream())
                .toList();
    }

    default List<String> bodies(OrderingKey key) throws SQLException {
        return due(key).stream().map(KeptEvent::body).toList();
    }
}
