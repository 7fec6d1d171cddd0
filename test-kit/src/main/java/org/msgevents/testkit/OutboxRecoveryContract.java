// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.testkit.EventFixture.ARCHIVE_KEY;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.SubscriptionCounters;

/** What survives a close, and what survives a killed process. */
public interface OutboxRecoveryContract extends OutboxUnderTest {
    @Test
    default void reopenShouldFindEverythingAsItWas() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM), entry("c", INBOX_KEY, CRM));
        append(entry("d", ARCHIVE_KEY, CRM), entry("e", ARCHIVE_KEY, CRM));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        park(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        retry(CRM, ARCHIVE_KEY, head(CRM, ARCHIVE_KEY));

        reopen();

        DueLanes due = due(CRM);
        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("c"));
        assertThat(due.next()).contains(NOON.plusSeconds(5));
        assertThat(counters(CRM)).isEqualTo(new SubscriptionCounters(5, 1, 3, 1, 0));
        clock().advance(Duration.ofSeconds(5));
        assertThat(due(CRM).lanes())
                .filteredOn(lane -> lane.key().equals(ARCHIVE_KEY))
                .singleElement()
                .satisfies(lane -> assertThat(lane.attempts()).isEqualTo(1));
    }

    @Test
    default void reopenShouldStillKnowTheIds() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));
        reopen();

        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("b"));
    }

    @Test
    default void sequenceShouldGoOnAscendingAfterReopen() {
        append(entry("a", INBOX_KEY, CRM));
        KeptEvent before = head(CRM, INBOX_KEY);
        deliver(CRM, INBOX_KEY, before);
        reopen();

        append(entry("b", INBOX_KEY, CRM));

        assertThat(head(CRM, INBOX_KEY).sequence()).isGreaterThan(before.sequence());
    }

    @Test
    default void crashShouldLoseNothingThatWasAppended() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        append(entry("c", INBOX_KEY, CRM));

        crash();

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"), bodyOf("c"));
    }

    @Test
    default void crashShouldAtMostForgetSettlements() {
        append(entry("a", INBOX_KEY, CRM), entry("b", INBOX_KEY, CRM));
        deliver(CRM, INBOX_KEY, head(CRM, INBOX_KEY));

        crash();

        SubscriptionCounters counters = counters(CRM);
        assertThat(bodies(CRM, INBOX_KEY)).endsWith(bodyOf("b")).hasSize((int) counters.pending());
        assertThat(counters.accepted()).isEqualTo(2);
        assertThat(counters.delivered() + counters.pending()).isEqualTo(2);
    }

    @Test
    default void closeShouldMakeEverythingDurable() {
        outbox().append(List.of(entry("a", INBOX_KEY, CRM)));
        outbox().append(List.of(entry("b", INBOX_KEY, CRM)));

        reopen();

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"), bodyOf("b"));
    }

    @Test
    default void closeShouldBeIdempotent() throws Exception {
        append(entry("a", INBOX_KEY, CRM));

        outbox().close();
        outbox().close();
        reopen();

        assertThat(bodies(CRM, INBOX_KEY)).containsExactly(bodyOf("a"));
    }

    @Test
    default void checkShouldLeaveNothingBehind() {
        append(entry("a", INBOX_KEY, CRM));

        await(outbox().check());
        await(outbox().check());

        reopen();
        assertThat(await(outbox().counters())).containsExactly(Map.entry(CRM, new SubscriptionCounters(1, 0, 1, 0, 0)));
    }

    @Test
    default void callsShouldFailWhenTheOutboxIsClosed() throws Exception {
        Outbox closed = outbox();
        append(entry("a", INBOX_KEY, CRM));
        KeptEvent event = head(CRM, INBOX_KEY);

        closed.close();

        assertThatThrownBy(() -> append(entry("b", INBOX_KEY, CRM))).isInstanceOf(OutboxException.class);
        assertThatThrownBy(() -> due(CRM)).isInstanceOf(OutboxException.class);
        assertThatThrownBy(() -> deliver(CRM, INBOX_KEY, event)).isInstanceOf(OutboxException.class);
        assertThatThrownBy(() -> await(closed.counters())).isInstanceOf(OutboxException.class);
        assertThatThrownBy(() -> await(closed.check())).isInstanceOf(OutboxException.class);
    }
}
