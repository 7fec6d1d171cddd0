// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.OrderingKey;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.MechanismError;

class AttemptsTest {
    private static final NotificationRequest REQUEST = new NotificationRequest(
            new EventId(new UUID(0, 1)), EventName.MESSAGE_NEW, new OrderingKey("inbox"), 1, "{}");

    private final DeliveryThread thread = new DeliveryThread();
    private final ScriptedMechanism mechanism = new ScriptedMechanism();
    private final Attempts attempts = new Attempts(Duration.ofMillis(50), thread);
    private final Queue<NotificationStatus> told = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        thread.stop();
    }

    @Test
    void answerShouldBeTold() {
        mechanism.answer(new Delivered());

        make();

        await().untilAsserted(() -> assertThat(told).containsExactly(new Delivered()));
    }

    @Test
    void attemptWithoutAnAnswerShouldBeGivenUpAndCancelled() {
        CompletableFuture<NotificationStatus> silence = new CompletableFuture<>();
        mechanism.answer(request -> silence);

        make();

        await().untilAsserted(() -> assertThat(told).singleElement().isInstanceOf(MechanismError.class));
        await().until(silence::isCancelled);
    }

    @Test
    void everyAttemptWithoutAnAnswerShouldBeGivenUp() {
        make();
        await().until(() -> told.size() == 1);
        mechanism.answer(request -> new CompletableFuture<>());
        make();
        await().until(() -> told.size() == 2);
        make();

        await().untilAsserted(() -> assertThat(told).hasSize(3));
        assertThat(told).filteredOn(MechanismError.class::isInstance).hasSize(2);
    }

    @Test
    void mechanismThatThrowsShouldHaveFailed() {
        mechanism.answer(request -> {
            throw new IllegalStateException("broken");
        });

        make();

        await().untilAsserted(() -> assertThat(told)
                .singleElement()
                .extracting(NotificationStatus::toString)
                .asString()
                .contains("broken"));
    }

    private void make() {
        thread.execute(() -> attempts.make(mechanism, REQUEST, told::add));
    }
}
