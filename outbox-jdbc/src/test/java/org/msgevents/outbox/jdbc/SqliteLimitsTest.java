// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.outbox.jdbc.BoundedOutbox.pending;
import static org.msgevents.testkit.EventFixture.ARCHIVER;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.SubscriptionCounters;

class SqliteLimitsTest extends BoundedOutboxFixture
        implements OutboxLimitsContract, OutboxOverflowContract, OutboxReplayLimitsContract {
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

    @Test
    void floorOfFreeDiskShouldBeCountedByEverySubscriptionThatWantsTheEvent() throws SQLException {
        open(Bounds.NONE, Bounds.NONE);
        append("a");
        free.set(FLOOR - 1);

        session().append(List.of(entry("b", INBOX_KEY, CRM, ARCHIVER)), List.of());
        deliver(1);

        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(1, 1, 0, 0, 0, 0, 1));
        assertThat(counters(ARCHIVER)).isEqualTo(new SubscriptionCounters(0, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void pauseShouldEndWithARestart() throws SQLException {
        open(Bounds.NONE, pending(3, OnFull.PAUSE));
        append("a", "b", "c", "d");
        deliver(1);

        reopen(Bounds.NONE, pending(3, OnFull.PAUSE));
        append("e", "f");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"), bodyOf("c"), bodyOf("e"));
        assertThat(counters(CRM).refused()).isEqualTo(2);
    }

    @Test
    void replayShouldWaitUntilTheDiskHasRoom() throws SQLException {
        open(Bounds.NONE, Bounds.NONE);
        appendAndDeliver("a");
        free.set(FLOOR - 1);

        assertThat(replay(1)).isEqualTo(new Replayed(0, OptionalLong.of(1)));
        free.set(FLOOR);
        assertThat(replay(1)).isEqualTo(new Replayed(1, OptionalLong.empty()));
    }

    @Test
    void deliveredEventsShouldGoBeforeTheDiskIsFull() throws SQLException {
        open(Bounds.NONE, Bounds.NONE);
        appendAndDeliver("a");
        session().tidy();
        List<KeptEvent> before = delivered();
        free.set(FLOOR + DiskFloor.SPARE - 1);

        appendAndDeliver("b");
        List<KeptEvent> near = delivered();
        session().tidy();

        assertThat(before).hasSize(1);
        assertThat(near).isEqualTo(before);
        assertThat(delivered()).isEmpty();
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(2, 2, 0, 0, 0));
    }
}
