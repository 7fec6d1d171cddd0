// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.Settlement;

class RequestTest {
    private final CompletableFuture<Integer> appended = new CompletableFuture<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Set<Settlement> uncommitted = new HashSet<>();

    @Test
    void settlementShouldBeKeptWhenItsGroupFails() {
        Settlement settlement = new Settlement.Delivered(CRM, INBOX_KEY, 1);

        boolean kept = new Request.Settle(settlement, done).isKept(uncommitted);

        assertThat(kept).isTrue();
        assertThat(uncommitted).containsExactly(settlement);
        assertThat(done).isCompleted();
    }

    @Test
    void appendShouldNotBeKeptWhenItsGroupFails() {
        boolean kept = new Request.Append(List.of(), List.of(), appended).isKept(uncommitted);

        assertThat(kept).isFalse();
        assertThat(appended).isNotDone();
    }

    @Test
    void failShouldTellWhoAsked() {
        OutboxException failure = new OutboxException("full");

        new Request.Append(List.of(), List.of(), appended).fail(failure);

        assertThat(appended).isCompletedExceptionally();
        assertThat(appended.handle((result, told) -> told).join()).isSameAs(failure);
    }
}
