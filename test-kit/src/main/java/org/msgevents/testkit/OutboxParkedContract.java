// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.ARCHIVE_KEY;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.EventFixture.idOf;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.ParkedQuery;
import org.msgevents.outbox.SubscriptionCounters;

/** What an operator can do with events that were set aside. */
public interface OutboxParkedContract extends OutboxUnderTest {
    @Test
    default void parkedShouldTellWhatWasSetAside() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER), entry("b", INBOX_KEY, CRM));
        KeptEvent event = head(CRM, INBOX_KEY);

        park(CRM, INBOX_KEY, event);

        assertThat(parked(CRM))
                .containsExactly(new ParkedEvent(event.sequence(), idOf("a"), INBOX_KEY, NOON, "422 Unprocessable"));
        assertThat(parked(ARCHIVER)).isEmpty();
        assertThat(parked("nobody")).isEmpty();
    }

    @Test
    default void parkedShouldComeInPages() {
        parkAll("a", "b", "c");

        List<ParkedEvent> first = await(outbox().parked(new ParkedQuery(CRM, 0, 2)));
        List<ParkedEvent> second =
                await(outbox().parked(new ParkedQuery(CRM, first.get(1).sequence(), 2)));

        assertThat(first).extracting(ParkedEvent::id).containsExactly(idOf("a"), idOf("b"));
        assertThat(second).extracting(ParkedEvent::id).containsExactly(idOf("c"));
    }

    @Test
    default void releaseShouldPutTheEventAtTheEndOfItsLane() {
        parkAll("a");
        append(entry("b", INBOX_KEY, CRM), entry("c", INBOX_KEY, CRM));

        boolean released = release(parked(CRM).get(0));
        append(entry("d", INBOX_KEY, CRM));

        assertThat(released).isTrue();
        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("b"), bodyOf("c"), bodyOf("a"), bodyOf("d"));
        assertThat(lane(CRM, INBOX_KEY))
                .extracting(KeptEvent::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(lane(CRM, INBOX_KEY).get(2).id()).isEqualTo(idOf("a"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(4, 0, 4, 0, 0));
        assertThat(parked(CRM)).isEmpty();
    }

    @Test
    default void releasedEventShouldBeDueAtOnceWhenItsLaneIsEmpty() {
        append(entry("a", INBOX_KEY, CRM));
        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        clock().advance(Duration.ofSeconds(5));
        park(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        ParkedEvent event = parked(CRM).get(0);

        release(event);

        assertThat(due(CRM).lanes()).singleElement().satisfies(lane -> {
            assertThat(lane.attempts()).isZero();
            assertThat(attempts(CRM, lane.events().get(0).sequence())).isEmpty();
        });
        assertThat(attempts(CRM, event.sequence())).isEmpty();
    }

    @Test
    default void releasedEventShouldGoTheWayOfAnyOther() {
        parkAll("a");
        release(parked(CRM).get(0));
        retry(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        clock().advance(Duration.ofSeconds(5));
        park(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        release(parked(CRM).get(0));

        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(due(CRM).lanes()).isEmpty();
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 1, 0, 0, 0));
    }

    @Test
    default void releaseShouldConcernOneSubscriptionOnly() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER));
        park(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        park(ARCHIVER, INBOX_KEY, head(ARCHIVER, INBOX_KEY));

        release(parked(CRM).get(0));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        assertThat(parked(ARCHIVER)).hasSize(1);
        assertThat(await(outbox().release(ARCHIVER, parked(ARCHIVER).get(0).sequence())))
                .isTrue();
        assertThat(bodies(ARCHIVER, INBOX_KEY)).containsExactly(bodyOf("a"));
    }

    @Test
    default void dropShouldCountAndForgetTheEvent() {
        parkAll("a", "b");

        boolean dropped = await(outbox().drop(CRM, parked(CRM).get(0).sequence()));

        assertThat(dropped).isTrue();
        assertThat(parked(CRM)).extracting(ParkedEvent::id).containsExactly(idOf("b"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 0, 1, 1));
    }

    @Test
    default void releaseAndDropShouldSayNoWhenTheEventIsNotParked() {
        append(entry("a", INBOX_KEY, CRM));
        long sequence = head(CRM, INBOX_KEY).sequence();

        assertThat(await(outbox().release(CRM, sequence))).isFalse();
        assertThat(await(outbox().drop(CRM, sequence))).isFalse();
        assertThat(await(outbox().release("nobody", sequence))).isFalse();
        assertThat(await(outbox().drop("nobody", sequence))).isFalse();
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 0, 1, 0, 0));
    }

    @Test
    default void crashShouldForgetNoReleaseAndNoDrop() {
        parkAll("a", "b");
        append(entry("c", ARCHIVE_KEY, CRM));
        release(parked(CRM).get(0));
        await(outbox().drop(CRM, parked(CRM).get(0).sequence()));

        crash();

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
        assertThat(parked(CRM)).isEmpty();
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(3, 0, 2, 0, 1));
    }

    @Test
    default void sequenceOfAReleasedEventShouldNotBeGivenAgainAfterReopen() {
        parkAll("a");
        release(parked(CRM).get(0));
        KeptEvent released = head(CRM, INBOX_KEY);
        deliver(CRM, INBOX_KEY, released);
        reopen();

        append(entry("b", INBOX_KEY, CRM));

        assertThat(head(CRM, INBOX_KEY).sequence()).isGreaterThan(released.sequence());
    }

    private void parkAll(String... labels) {
        for (String label : labels) {
            append(entry(label, INBOX_KEY, CRM));
            park(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        }
    }

    private boolean release(ParkedEvent event) {
        return await(outbox().release(CRM, event.sequence()));
    }
}
