// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.bodyOf;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Settlement;

class DeliveredRunsTest extends BoundedOutboxFixture {
    private static final FailedAttempt FAILURE =
            new FailedAttempt(NOON, Duration.ofMillis(3), FailedAttempt.Outcome.MECHANISM_ERROR, "500");

    @BeforeEach
    void open() throws SQLException {
        free.set(Long.MAX_VALUE);
        open(Bounds.NONE, Bounds.NONE);
    }

    @Test
    void runShouldLeaveTheRestOfItsLane() throws SQLException {
        append("a", "b", "c");
        delivered(1);
        delivered(2);

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"));
        assertThat(counters(CRM).delivered()).isEqualTo(2);
        assertThat(counters(CRM).pending()).isEqualTo(1);
        assertThat(kept()).containsExactly(bodyOf("a"), bodyOf("b"));
    }

    @Test
    void runOfABusyLaneShouldGoOn() throws SQLException {
        append("a", "b", "c");
        delivered(1);

        DueLanes others = session().tables().due(new DueQuery(CRM, clock.instant(), 9, 9, Set.of(INBOX_KEY)));
        delivered(2);

        assertThat(others.lanes()).isEmpty();
        assertThat(session().tables().unwritten()).hasSize(2);
        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"));
    }

    @Test
    void runShouldPassOverAHeadThatWasGivenUp() throws SQLException {
        append("a", "b", "c");
        settle(new Settlement.Dropped(CRM, INBOX_KEY, 1));
        delivered(1);
        delivered(2);

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("c"));
        assertThat(counters(CRM).delivered()).isEqualTo(1);
        assertThat(counters(CRM).dropped()).isEqualTo(1);
        assertThat(kept()).containsExactly(bodyOf("b"));
    }

    @Test
    void runWithoutTheHeadShouldChangeNothing() throws SQLException {
        append("a", "b", "c");
        delivered(2);

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"), bodyOf("c"));
        assertThat(counters(CRM).delivered()).isZero();
    }

    @Test
    void runShouldBeWrittenBeforeAnythingElseBecomesOfItsLane() throws SQLException {
        append("a", "b", "c");
        delivered(1);
        park(CRM, 2);
        delivered(3);

        assertThat(bodies(INBOX_KEY)).isEmpty();
        assertThat(counters(CRM).delivered()).isEqualTo(2);
        assertThat(counters(CRM).parked()).isEqualTo(1);
        assertThat(kept()).containsExactly(bodyOf("a"), bodyOf("c"));
    }

    @Test
    void runShouldFreeTheKeyThatItsHeadBlocked() throws SQLException {
        append("a", "b");
        settle(new Settlement.Blocked(CRM, INBOX_KEY, 1, clock.instant(), FAILURE));
        long before = counters(CRM).blocked();
        delivered(1);
        delivered(2);

        assertThat(before).isEqualTo(1);
        assertThat(counters(CRM).blocked()).isZero();
        assertThat(session().tables().attempts(CRM, 1)).isEmpty();
    }

    @Test
    void eventAppendedToADeliveredLaneShouldBecomeItsHead() throws SQLException {
        append("a");
        delivered(1);
        append("b");

        assertThat(bodies(INBOX_KEY)).containsExactly(bodyOf("b"));
    }

    /** Not written yet. */
    private void delivered(long sequence) throws SQLException {
        settle(new Settlement.Delivered(CRM, INBOX_KEY, sequence));
    }

    private List<String> kept() throws SQLException {
        return session().tables().delivered(new DeliveredQuery(CRM, 0, 9)).events().stream()
                .map(KeptEvent::body)
                .toList();
    }
}
