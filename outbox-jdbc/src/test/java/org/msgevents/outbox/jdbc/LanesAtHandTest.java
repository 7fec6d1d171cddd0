// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.ARCHIVE_KEY;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.idOf;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Settlement;

class LanesAtHandTest {
    private static final OrderingKey OTHER_KEY = OrderingKey.ofMailbox("other");
    private static final DueLanes NOTHING = new DueLanes(List.of(), Optional.empty());

    private final Gauge pending = new Gauge("crm", Bounds.NONE);
    private final LanesAtHand atHand = new LanesAtHand(pending);

    @BeforeEach
    void askTheTablesOnce() {
        atHand.found(query(), NOTHING);
    }

    @Test
    void nothingShouldBeKnownBeforeTheTablesWereAsked() {
        assertThat(new LanesAtHand(pending).due(query())).isEmpty();
    }

    @Test
    void appendedEventShouldBeGivenOut() {
        append(INBOX_KEY, 1);

        assertThat(atHand.due(query())).contains(due(true, lane(INBOX_KEY, 1)));
    }

    @Test
    void eventsOfABusyLaneShouldWaitForIt() {
        append(INBOX_KEY, 1);
        atHand.due(query());
        append(INBOX_KEY, 2);
        append(ARCHIVE_KEY, 3);

        assertThat(atHand.due(query(INBOX_KEY))).contains(due(false, lane(ARCHIVE_KEY, 3)));
        deliver(INBOX_KEY, 1);
        assertThat(atHand.due(query(ARCHIVE_KEY))).contains(due(true, lane(INBOX_KEY, 2)));
    }

    @Test
    void noMoreShouldBeGivenOutThanIsAskedFor() {
        append(INBOX_KEY, 1);
        append(INBOX_KEY, 2);
        append(ARCHIVE_KEY, 3);

        DueLanes due = atHand.due(new DueQuery(CRM, NOON, 1, 1, Set.of())).orElseThrow();

        assertThat(due).isEqualTo(new DueLanes(List.of(lane(INBOX_KEY, 1)), Optional.of(NOON), false));
    }

    @Test
    void tablesShouldBeAskedWhenALaneWasLetGoOf() {
        append(INBOX_KEY, 1);
        atHand.due(query());

        assertThat(atHand.due(query())).isEmpty();
    }

    @Test
    void tablesShouldBeAskedWhenSomethingElseBecameOfAnEvent() {
        append(INBOX_KEY, 1);
        append(ARCHIVE_KEY, 2);

        atHand.forget();

        assertThat(atHand.due(query())).isEmpty();
    }

    @Test
    void tablesShouldBeAskedWhenMoreIsPendingThanIsKnown() {
        append(INBOX_KEY, 1);
        pending.add(1, 0);
        append(INBOX_KEY, 3);

        assertThat(atHand.due(query())).isEmpty();
    }

    @Test
    void tablesShouldBeAskedWhenAnotherThanTheFirstWasDelivered() {
        append(INBOX_KEY, 1);
        append(INBOX_KEY, 2);
        atHand.due(query());

        atHand.delivered(new Settlement.Delivered(CRM, INBOX_KEY, 2));

        assertThat(atHand.due(query(INBOX_KEY))).isEmpty();
    }

    @Test
    void tablesShouldBeAskedForMoreThanCanBeRemembered() {
        int events = LanesAtHand.MOST_CHARACTERS / body().length() + 1;
        for (int i = 1; i <= events; i++) {
            append(INBOX_KEY, i);
        }

        assertThat(atHand.due(query())).isEmpty();
    }

    @Test
    void whatIsDeliveredShouldMakeRoom() {
        for (int i = 1; i <= 200; i++) {
            append(INBOX_KEY, i);
            assertThat(atHand.due(query())).as("event %d", i).contains(due(true, lane(INBOX_KEY, i)));
            deliver(INBOX_KEY, i);
            pending.add(-1, 0);
            atHand.written(1);
        }
    }

    @Test
    void whatTheTablesToldShouldBeKnown() {
        pending.add(1, 0);

        DueLanes found = atHand.found(query(), due(false, lane(INBOX_KEY, 1)));
        append(ARCHIVE_KEY, 2);

        assertThat(found).isEqualTo(due(true, lane(INBOX_KEY, 1)));
        assertThat(atHand.due(query(INBOX_KEY))).contains(due(true, lane(ARCHIVE_KEY, 2)));
    }

    @Test
    void whatTheTablesToldShouldNotBeToldFromMemoryAgain() {
        append(INBOX_KEY, 1);
        atHand.due(query());
        append(ARCHIVE_KEY, 2);
        pending.add(1, 0);

        assertThat(atHand.due(query(INBOX_KEY))).isEmpty();
        DueLanes found = atHand.found(query(INBOX_KEY), due(false, lane(ARCHIVE_KEY, 2), lane(OTHER_KEY, 3)));
        assertThat(found).isEqualTo(due(true, lane(ARCHIVE_KEY, 2), lane(OTHER_KEY, 3)));

        deliver(ARCHIVE_KEY, 2);
        append(OTHER_KEY, 4);
        assertThat(atHand.due(query(INBOX_KEY, OTHER_KEY))).contains(due(false));
        deliver(OTHER_KEY, 3);
        assertThat(atHand.due(query(INBOX_KEY))).contains(due(true, lane(OTHER_KEY, 4)));
    }

    @Test
    void laneShouldComeAfterTheOthersWhenItHadItsTurn() {
        append(INBOX_KEY, 1);
        append(INBOX_KEY, 2);
        append(ARCHIVE_KEY, 3);
        DueQuery one = new DueQuery(CRM, NOON, 1, 1, Set.of());

        atHand.due(one);
        deliver(INBOX_KEY, 1);

        assertThat(atHand.due(one).orElseThrow().lanes()).containsExactly(lane(ARCHIVE_KEY, 3));
    }

    @Test
    void tablesShouldBeBelievedWhenTheyTellOfLess() {
        pending.add(2, 0);

        assertThat(atHand.found(query(), due(false, lane(INBOX_KEY, 1)))).isEqualTo(due(false, lane(INBOX_KEY, 1)));
    }

    private void append(OrderingKey key, long sequence) {
        pending.add(1, 0);
        atHand.appended(key, event(sequence));
    }

    private void deliver(OrderingKey key, long sequence) {
        atHand.delivered(new Settlement.Delivered(CRM, key, sequence));
    }

    private static DueQuery query(OrderingKey... busy) {
        return new DueQuery(CRM, NOON, 100, 100, Set.of(busy));
    }

    private static DueLanes due(boolean exhausted, Lane... lanes) {
        return new DueLanes(List.of(lanes), Optional.empty(), exhausted);
    }

    private static Lane lane(OrderingKey key, long sequence) {
        return new Lane(key, 0, List.of(event(sequence)));
    }

    private static KeptEvent event(long sequence) {
        return new KeptEvent(sequence, idOf("event " + sequence), body());
    }

    private static String body() {
        return "x".repeat(1_000);
    }
}
