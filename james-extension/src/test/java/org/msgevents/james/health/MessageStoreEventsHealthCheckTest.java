// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.entry;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.james.reconcile.ReconcileSchedule;
import org.msgevents.james.reconcile.ReconcileSettings;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.jdbc.OutboxConfiguration;
import org.msgevents.outbox.jdbc.SqliteOutbox;
import org.msgevents.publisher.MessageStoreEvents;

import reactor.core.publisher.Mono;

class MessageStoreEventsHealthCheckTest {
    private static final ComponentName NAME = new ComponentName("Message Store Events");

    private Outbox outbox;
    private MessageStoreEvents events;
    private ReconcileSchedule reconciliation;

    @BeforeEach
    void open(@TempDir Path directory) {
        outbox = SqliteOutbox.open(OutboxConfiguration.of(directory), Clock.systemUTC());
        reconciliation = new ReconcileSchedule(ReconcileSettings.DEFAULT, () -> {
            throw new AssertionError("not in this test");
        });
        events = MessageStoreEvents.start(List.of(), outbox, DeliverySettings.standard());
    }

    @AfterEach
    void close() {
        reconciliation.close();
        events.close();
    }

    @Test
    void checkShouldBeHealthyWhenEventsWait() {
        append("a");

        assertThat(check()).isEqualTo(Result.healthy(NAME));
    }

    @Test
    void checkShouldBeDegradedWhenEventsAreParked() {
        append("a");
        now(outbox.settle(new Settlement.Parked(CRM, INBOX_KEY, 1, "422", Optional.empty())));

        assertThat(check()).isEqualTo(Result.degraded(NAME, "subscription crm: 1 parked"));
    }

    @Test
    void checkShouldBeDegradedWhenAnEventBlocksItsKey() {
        append("a");
        FailedAttempt attempt =
                new FailedAttempt(Instant.EPOCH, Duration.ZERO, FailedAttempt.Outcome.MECHANISM_ERROR, "503");
        now(outbox.settle(new Settlement.Blocked(CRM, INBOX_KEY, 1, Instant.now(), attempt)));

        assertThat(check()).isEqualTo(Result.degraded(NAME, "subscription crm: 1 blocking their key"));
    }

    @Test
    void checkShouldBeUnhealthyWhenTheOutboxCannotBeWritten() {
        outbox.close();

        Result result = check();

        assertThat(result.isUnHealthy()).isTrue();
        assertThat(result.getCause().orElseThrow()).contains("events cannot be kept", "closed");
    }

    private void append(String label) {
        now(outbox.append(List.of(entry(label, INBOX_KEY, CRM))));
    }

    private Result check() {
        return Mono.from(new MessageStoreEventsHealthCheck(events, reconciliation).check())
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
