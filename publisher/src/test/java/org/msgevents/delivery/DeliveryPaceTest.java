// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.outbox.Settlement;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.OnExhausted;
import org.msgevents.subscription.Rate;
import org.msgevents.subscription.RetrySchedule;

class DeliveryPaceTest {
    private final ScriptedMechanism crm = new ScriptedMechanism("crm");
    private final ScriptedMechanism archiver = new ScriptedMechanism("archiver");
    private final DeliveryFixture fixture = new DeliveryFixture();

    @AfterEach
    void stop() {
        fixture.stop();
    }

    @Test
    void mechanismThatNeverAnswersShouldNotSlowAnother() {
        crm.answer(request -> new CompletableFuture<>());
        fixture.start(
                DeliveryFixture.subscription("crm", terms(8, Optional.empty()), crm),
                DeliveryFixture.subscription("archiver", terms(1, Optional.empty()), archiver));

        for (int i = 0; i < 100; i++) {
            fixture.append("key " + i, 1, 1, "crm", "archiver");
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> archiver.requests().size() == 100);
        assertThat(crm.requests()).hasSize(8);
        assertThat(fixture.outbox().settlements()).hasSize(100).allSatisfy(settled -> assertThat(settled.subscription())
                .isEqualTo("archiver"));
    }

    @Test
    void attemptsUnderWayShouldBeAsManyAsAllowed() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        crm.answer(request -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return new CompletableFuture<NotificationStatus>()
                    .completeOnTimeout(new Delivered(), 5, TimeUnit.MILLISECONDS)
                    .whenComplete((status, failure) -> underWay.decrementAndGet());
        });
        fixture.start(DeliveryFixture.subscription("crm", terms(3, Optional.empty()), crm));

        for (int i = 0; i < 50; i++) {
            fixture.append("key " + i, 1, 2, "crm");
        }

        await().until(fixture.outbox()::isEmpty);
        assertThat(most).hasValue(3);
    }

    @Test
    void rateShouldHoldBackWithoutAnAttempt() {
        long start = System.nanoTime();
        fixture.start(DeliveryFixture.subscription("crm", terms(8, Optional.of(Rate.parse("50/s"))), crm));

        fixture.append("a", 1, 40, "crm");
        fixture.append("b", 1, 40, "crm");

        await().until(fixture.outbox()::isEmpty);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(590));
        assertThat(crm.requests()).hasSize(80);
        assertThat(fixture.outbox().settlements())
                .allSatisfy(settled -> assertThat(settled).isInstanceOf(Settlement.Delivered.class));
    }

    @Test
    void stopShouldNotWaitForTheRate() {
        fixture.start(DeliveryFixture.subscription("crm", terms(8, Optional.of(Rate.parse("1/h"))), crm));
        fixture.append("a", 1, 3, "crm");
        await().until(() -> fixture.outbox().settlements().size() == 1);
        long start = System.nanoTime();

        fixture.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(crm.requests()).hasSize(1);
    }

    private static DeliveryTerms terms(int maxInFlight, Optional<Rate> rate) {
        return new DeliveryTerms(
                new RetrySchedule(List.of(Duration.ZERO, Duration.ofMinutes(1))), OnExhausted.PARK, maxInFlight, rate);
    }
}
