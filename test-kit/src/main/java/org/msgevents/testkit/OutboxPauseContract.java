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
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.SubscriptionCounters;

/** What an operator can do with subscriptions: let them wait, and give up what is theirs. */
public interface OutboxPauseContract extends OutboxUnderTest {
    /** Of now. */
    Pause PAUSE = new Pause(NOON, "an operator wants it");

    @Test
    default void pauseShouldHoldWhatIsThereAndWhatComes() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER));

        boolean isNew = await(outbox().pause(CRM, PAUSE));
        append(entry("b", ARCHIVE_KEY, CRM, ARCHIVER));

        assertThat(isNew).isTrue();
        assertThat(due(CRM).lanes()).isEmpty();
        assertThat(due(CRM).next()).isEmpty();
        assertThat(due(ARCHIVER).lanes()).hasSize(2);
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 0, 2, 0, 0));
        assertThat(await(outbox().paused())).containsExactly(Map.entry(CRM, PAUSE));
    }

    @Test
    default void pauseShouldLeaveThePauseThatThereIs() {
        await(outbox().pause(CRM, PAUSE));

        assertThat(await(outbox().pause(CRM, new Pause(NOON.plusSeconds(1), "another"))))
                .isFalse();
        assertThat(await(outbox().paused())).containsExactly(Map.entry(CRM, PAUSE));
    }

    @Test
    default void pauseShouldLetWhatIsUnderWayBeSettled() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        KeptEvent first = head(CRM, INBOX_KEY);
        await(outbox().pause(CRM, PAUSE));

        deliver(CRM, INBOX_KEY, first);

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 1, 1, 0, 0));
    }

    @Test
    default void resumeShouldLetEventsGoOnInTheirOrder() {
        append(entry("a", INBOX_KEY, CRM));
        await(outbox().pause(CRM, PAUSE));
        append(entry("b", INBOX_KEY, CRM));

        boolean wasPaused = await(outbox().resume(CRM));

        assertThat(wasPaused).isTrue();
        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
        assertThat(await(outbox().paused())).isEmpty();
        assertThat(await(outbox().resume(CRM))).isFalse();
    }

    @Test
    default void pauseShouldBePossibleBeforeTheFirstEvent() {
        await(outbox().pause(CRM, PAUSE));

        append(entry("a", INBOX_KEY, CRM));

        assertThat(due(CRM).lanes()).isEmpty();
    }

    @Test
    default void crashShouldForgetNoPauseAndNoResumption() {
        append(entry("a", INBOX_KEY, CRM, ARCHIVER));
        await(outbox().pause(CRM, PAUSE));
        await(outbox().pause(ARCHIVER, PAUSE));
        await(outbox().resume(ARCHIVER));

        crash();

        assertThat(await(outbox().paused())).containsExactly(Map.entry(CRM, PAUSE));
        assertThat(due(CRM).lanes()).isEmpty();
        assertThat(due(ARCHIVER).lanes()).hasSize(1);
    }

    @Test
    default void giveUpShouldDropWhatWaitsAndWhatIsParkedOfOneSubscription() {
        append(backlog(700));
        park(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        block(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        deliver(CRM, ARCHIVE_KEY, head(CRM, ARCHIVE_KEY));

        int given = 0;
        int more = await(outbox().giveUpSome(CRM));
        while (more > 0) {
            given += more;
            more = await(outbox().giveUpSome(CRM));
        }

        assertThat(given).isEqualTo(699);
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(700, 1, 0, 0, 699, 0));
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(700, 0, 700, 0, 0));
        assertThat(bodies(ARCHIVER, INBOX_KEY)).hasSize(350).contains(bodyOf("backlog 0"));
    }

    @Test
    default void giveUpShouldLeaveOrderWhereItIsNotFinished() {
        append(backlog(700));

        int given = await(outbox().giveUpSome(CRM));
        crash();

        assertThat(given).isBetween(1, 699);
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(700, 0, 700 - given, 0, given));
        for (OrderingKey key : new OrderingKey[] {INBOX_KEY, ARCHIVE_KEY}) {
            assertThat(lane(CRM, key)).extracting(KeptEvent::sequence).isSorted();
            assertThat(bodies(CRM, key)).last().isEqualTo(bodies(ARCHIVER, key).get(349));
        }
    }

    @Test
    default void giveUpShouldDoNothingForWhoIsNotKnown() {
        assertThat(await(outbox().giveUpSome("nobody"))).isZero();
    }

    private static OutboxEntry[] backlog(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> entry("backlog " + i, i % 2 == 0 ? INBOX_KEY : ARCHIVE_KEY, CRM, ARCHIVER))
                .toArray(OutboxEntry[]::new);
    }
}
