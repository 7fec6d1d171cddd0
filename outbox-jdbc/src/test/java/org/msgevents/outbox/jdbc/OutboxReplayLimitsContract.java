// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.outbox.jdbc.BoundedOutbox.age;
import static org.msgevents.outbox.jdbc.BoundedOutbox.octets;
import static org.msgevents.outbox.jdbc.BoundedOutbox.octetsOf;
import static org.msgevents.outbox.jdbc.BoundedOutbox.pending;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.bodyOf;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.SubscriptionCounters;

/** What bounds a replay, and how long there can be one. */
interface OutboxReplayLimitsContract extends BoundedOutbox {
    @ParameterizedTest
    @EnumSource(OnFull.class)
    default void replayShouldFillHalfOfTheRoomAndCostNothingThatIsNew(OnFull onFull) throws SQLException {
        open(Bounds.NONE, pending(6, onFull));
        appendAndDeliver("a", "b", "c", "d");
        append("new");

        Replayed replayed = replay(1, 2, 3, 4);

        assertThat(replayed).isEqualTo(new Replayed(2, OptionalLong.of(3)));
        append("newer", "newest", "last");
        assertThat(bodies(INBOX_KEY))
                .containsExactly(
                        bodyOf("new"), bodyOf("a"), bodyOf("b"), bodyOf("newer"), bodyOf("newest"), bodyOf("last"));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(8, 4, 6, 0, 0, 0, 0, 2));
    }

    @Test
    default void replayShouldGoOnWhenThereIsRoomAgain() throws SQLException {
        open(pending(4, OnFull.REFUSE), Bounds.NONE);
        appendAndDeliver("a", "b", "c");

        Replayed first = replay(1, 2, 3);
        deliver(head().sequence());
        Replayed second = replay(1, 2, 3);

        assertThat(first).isEqualTo(new Replayed(2, OptionalLong.of(3)));
        assertThat(second).isEqualTo(new Replayed(1, OptionalLong.of(3)));
        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"), bodyOf("a"));
    }

    @Test
    default void replayShouldFillNoMoreThanHalfOfTheOctets() throws SQLException {
        open(Bounds.NONE, octets(octetsOf("a") * 4, OnFull.REFUSE));
        appendAndDeliver("a", "b", "c");

        assertThat(replay(1, 2, 3)).isEqualTo(new Replayed(2, OptionalLong.of(3)));
    }

    @Test
    default void replayShouldTakeOneEventWhereNothingElseIsKept() throws SQLException {
        open(Bounds.NONE, pending(1, OnFull.REFUSE));
        appendAndDeliver("a", "b");

        assertThat(replay(1, 2)).isEqualTo(new Replayed(1, OptionalLong.of(2)));
    }

    @Test
    default void replayShouldPassOverWhatIsTooLargeForALimitThatIsNew() throws SQLException {
        open(Bounds.NONE, Bounds.NONE);
        appendAndDeliver("too large".repeat(100), "b");
        reopen(Bounds.NONE, octets(500, OnFull.REFUSE));

        assertThat(replay(1, 2)).isEqualTo(new Replayed(1, OptionalLong.empty()));
        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"));
    }

    @Test
    default void replayShouldPassOverWhatIsTooOld() throws SQLException {
        open(age(Duration.ofMinutes(10)), Bounds.NONE);
        appendAndDeliver("old");
        clock().advance(Duration.ofMinutes(6));
        appendAndDeliver("young");
        clock().advance(Duration.ofMinutes(6));

        assertThat(replay(1, 2)).isEqualTo(new Replayed(1, OptionalLong.empty()));
        session().tidy();
        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("young"));
    }

    @Test
    default void deliveredEventShouldGoWhenItsTimeIsOver() throws SQLException {
        open(Bounds.NONE, Bounds.NONE);
        append("a");
        clock().advance(Duration.ofMinutes(90));
        deliver(1);
        clock().advance(Duration.ofMinutes(59));
        session().tidy();
        List<KeptEvent> before = delivered();
        clock().advance(Duration.ofMinutes(1));

        session().tidy();

        assertThat(before).hasSize(1);
        assertThat(delivered()).isEmpty();
        assertThat(replay(1)).isEqualTo(Replayed.NOTHING);
        close();
        assertThat(number("SELECT count(body) FROM event")).isZero();
    }

    @Test
    default void replayedEventShouldOutliveItsTimeUntilItIsDelivered() throws SQLException {
        open(Bounds.NONE, Bounds.NONE);
        appendAndDeliver("a");
        replay(1);
        clock().advance(Duration.ofDays(1));
        session().tidy();

        deliver(head().sequence());
        session().tidy();

        assertThat(delivered()).extracting(KeptEvent::body).containsExactly(bodyOf("a"));
    }
}
