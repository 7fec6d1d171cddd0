// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.outbox.jdbc.BoundedOutbox.octets;
import static org.msgevents.outbox.jdbc.BoundedOutbox.octetsOf;
import static org.msgevents.outbox.jdbc.BoundedOutbox.pending;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

interface OutboxLimitsContract extends BoundedOutbox {
    @Test
    default void refuseShouldKeepNoMoreThanTheBoundAllows() throws SQLException {
        open(Bounds.NONE, pending(2, OnFull.REFUSE));
        append("a", "b", "c");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 2, 0, 0, 0, 1));

        deliver(1);
        append("d");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"), bodyOf("d"));
    }

    @Test
    default void refuseShouldConcernOneSubscriptionOnly() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.REFUSE));
        append("a");

        session().append(List.of(entry("b", INBOX_KEY, CRM, ARCHIVER)), List.of());

        assertThat(counters(CRM).refused()).isOne();
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0));
    }

    @Test
    default void refuseShouldNotCountWhatIsKeptAlready() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.REFUSE));

        append("a", "a");

        assertThat(counters(CRM).refused()).isZero();
    }

    @Test
    default void pauseShouldLastUntilHalfHasDrained() throws SQLException {
        open(Bounds.NONE, pending(4, OnFull.PAUSE));
        append("a", "b", "c", "d", "e");
        deliver(1);
        append("f");
        deliver(2);
        append("g");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"), bodyOf("d"), bodyOf("g"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(5, 2, 3, 0, 0, 0, 2));
    }

    @Test
    default void octetsShouldCountAlsoAfterARestart() throws SQLException {
        Bounds bounds = octets(octetsOf("a"), OnFull.REFUSE);
        open(Bounds.NONE, bounds);
        append("a");
        park(CRM, 1);
        reopen(Bounds.NONE, bounds);

        append("b");

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 0, 0, 1, 0, 0, 1));
    }

    @Test
    default void roomShouldBeThereAgainWhenABacklogIsGivenUp() throws SQLException {
        Bounds overall = octets(octetsOf("a") + octetsOf("b"), OnFull.REFUSE);
        open(overall, pending(2, OnFull.REFUSE));
        append("a", "b");
        park(CRM, 1);
        append("refused");

        session().tables().giveUpSome(CRM);
        append("c", "d", "e");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"), bodyOf("d"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(4, 0, 2, 0, 2, 0, 2));
    }

    @Test
    default void overallBoundShouldHoldWhenOneEventIsForSeveral() throws SQLException {
        open(pending(1, OnFull.REFUSE), Bounds.NONE);

        session().append(List.of(entry("a", INBOX_KEY, CRM, ARCHIVER)), List.of());

        SubscriptionCounters crm = counters(CRM);
        SubscriptionCounters archiver = counters(ARCHIVER);
        assertThat(crm.pending() + archiver.pending()).isOne();
        assertThat(crm.refused() + archiver.refused()).isOne();
    }

    @Test
    default void refusedShouldBeCountedAlsoAfterARestart() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.REFUSE));
        append("a", "b");
        reopen(Bounds.NONE, pending(1, OnFull.REFUSE));

        append("c");

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0, 0, 2));
    }

    @Test
    default void refuseShouldKeepNoMoreOctetsThanTheBoundAllows() throws SQLException {
        open(Bounds.NONE, octets(octetsOf("a") + octetsOf("\u00e9"), OnFull.REFUSE));

        append("a", "\u00e9", "b");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("\u00e9"));
        assertThat(counters(CRM).refused()).isOne();
    }

    @Test
    default void refusedEventShouldBeKeptWhenItIsToldAgainAndThereIsRoom() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.REFUSE));
        append("a", "b");
        deliver(1);

        append("b");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"));
    }

    @Test
    default void appendShouldTellHowManyAreKept() throws SQLException {
        open(Bounds.NONE, pending(2, OnFull.REFUSE));

        int kept = session()
                .append(
                        List.of(
                                entry("a", INBOX_KEY, CRM),
                                entry("a", INBOX_KEY, CRM),
                                entry("b", INBOX_KEY, CRM),
                                entry("c", INBOX_KEY, CRM),
                                entry("d", INBOX_KEY, CRM, ARCHIVER)),
                        List.of());

        assertThat(kept).isEqualTo(4);
    }

    @Test
    default void bodyShouldGoWhenAllThatHaveRoomHaveHadIt() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.REFUSE));
        append("a");
        session().append(List.of(entry("b", INBOX_KEY, CRM, ARCHIVER)), List.of());

        settle(new Settlement.Delivered(ARCHIVER, INBOX_KEY, 2));
        session().tables().flushAll();
        clock().advance(Retention.STANDARD.events());
        session().tidy();
        close();

        assertThat(number("SELECT count(body) FROM event")).isOne();
    }

    @Test
    default void pauseShouldEndWhenWhatIsParkedIsDropped() throws SQLException {
        open(Bounds.NONE, octets(octetsOf("a"), OnFull.PAUSE));
        append("a");
        park(CRM, 1);
        append("b");
        assertThat(counters(CRM).refused()).isOne();

        session().tablesToChange().drop(CRM, 1);
        append("c");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"));
    }

    @Test
    default void eventThatIsTooLargeShouldNotPauseWhatHasRoom() throws SQLException {
        open(Bounds.NONE, octets(3 * octetsOf("a"), OnFull.PAUSE));

        append("too large".repeat(1_000), "a");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("a"));
        assertThat(counters(CRM).refused()).isOne();
    }

    @Test
    default void pauseOfAllShouldConcernEverySubscription() throws SQLException {
        open(pending(2, OnFull.PAUSE), Bounds.NONE);
        append("a", "b", "c");

        session().append(List.of(entry("d", INBOX_KEY, ARCHIVER)), List.of());
        deliver(1);
        session().append(List.of(entry("e", INBOX_KEY, ARCHIVER)), List.of());

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 1, 1, 0, 0, 0, 1));
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0, 0, 1));
    }
}
