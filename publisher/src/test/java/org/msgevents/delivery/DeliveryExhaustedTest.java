// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.outbox.Settlement;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.OnExhausted;
import org.msgevents.subscription.RetrySchedule;

class DeliveryExhaustedTest {
    private final ScriptedMechanism crm = new ScriptedMechanism("crm");
    private final DeliveryFixture fixture = new DeliveryFixture();

    @AfterEach
    void stop() {
        fixture.stop();
    }

    static List<NotificationStatus> failures() {
        return List.of(new RequestError("422"), new MechanismError("503", Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void droppedEventShouldNotHoldUpTheNextOfItsKey(NotificationStatus failure) {
        start(OnExhausted.DROP);
        failFirst(failure);

        fixture.append("a", 1, 3, "crm");

        await().until(fixture.outbox()::isEmpty);
        assertThat(fixture.outbox().settlements())
                .filteredOn(Settlement.Dropped.class::isInstance)
                .extracting(Settlement::sequence)
                .containsExactly(1L);
        assertThat(crm.requests()).extracting(NotificationRequest::sequence).endsWith(2L, 3L);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void blockedEventShouldHoldUpItsKeyOnly(NotificationStatus failure) {
        start(OnExhausted.BLOCK);
        failFirst(failure);

        fixture.append("a", 1, 3, "crm");
        await().until(() -> blocked() > 0);
        fixture.append("b", 1, 3, "crm");

        await().until(() -> blocked() > 1);
        assertThat(sequences("a")).containsOnly(1L);
        assertThat(sequences("b")).containsExactly(4L, 5L, 6L);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void blockedKeyShouldGoOnInOrderWhenItsReceiverIsMended(NotificationStatus failure) {
        start(OnExhausted.BLOCK);
        failFirst(failure);
        fixture.append("a", 1, 3, "crm");
        await().until(() -> blocked() > 0);

        crm.answer(new Delivered());

        await().until(fixture.outbox()::isEmpty);
        assertThat(sequences("a")).endsWith(1L, 2L, 3L);
        assertThat(fixture.outbox().settlements())
                .noneMatch(Settlement.Parked.class::isInstance)
                .noneMatch(Settlement.Dropped.class::isInstance);
    }

    @Test
    void refusedEventShouldBeBlockedAtItsFirstAttempt() {
        start(OnExhausted.BLOCK);
        failFirst(new RequestError("422"));

        fixture.append("a", 1, 1, "crm");

        await().until(() -> !fixture.outbox().settlements().isEmpty());
        assertThat(fixture.outbox().settlements().get(0)).isInstanceOf(Settlement.Blocked.class);
    }

    private void start(OnExhausted onExhausted) {
        RetrySchedule twoAttempts = new RetrySchedule(List.of(Duration.ZERO, Duration.ofMillis(10)));
        fixture.start(DeliveryFixture.subscription(
                "crm", new DeliveryTerms(twoAttempts, onExhausted, 8, Optional.empty()), crm));
    }

    private void failFirst(NotificationStatus failure) {
        crm.answer(request -> CompletableFuture.completedFuture(request.sequence() == 1 ? failure : new Delivered()));
    }

    private long blocked() {
        return fixture.outbox().settlements().stream()
                .filter(Settlement.Blocked.class::isInstance)
                .count();
    }

    private List<Long> sequences(String key) {
        return crm.requests().stream()
                .filter(request -> request.key().value().equals(key))
                .map(NotificationRequest::sequence)
                .toList();
    }
}
