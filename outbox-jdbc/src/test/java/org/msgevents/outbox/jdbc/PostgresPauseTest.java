// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.messageNew;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.event.EventName;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.mechanism.NotificationMechanism;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.outbox.Pause;
import org.msgevents.publisher.Happening;
import org.msgevents.publisher.MessageStoreEvents;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

/** Two nodes deliver, and one of them is told to pause. */
class PostgresPauseTest {
    /** Longer than a renewal of the lease takes to come. */
    private static final Duration RENEWED = Duration.ofSeconds(3);

    private static final Pause PAUSE = new Pause(Instant.EPOCH, "wanted");

    private final PostgresConfiguration configuration = PostgresFixture.freshSchema();
    private final List<Long> told = new CopyOnWriteArrayList<>();
    private final CompletableFuture<NotificationStatus> firstAnswer = new CompletableFuture<>();
    private final MessageStoreEvents first = start();
    private final MessageStoreEvents second = start();

    private MessageStoreEvents start() {
        Subscription crm = new Subscription(
                CRM,
                NotificationFilter.of(Set.of(EventName.MESSAGE_NEW)),
                Telling.STANDARD,
                Inclusion.NONE,
                DeliveryTerms.STANDARD,
                new HangingFirst());
        return MessageStoreEvents.start(
                List.of(crm),
                PostgresNode.open(configuration, Clock.systemUTC()).outbox(),
                DeliverySettings.standard());
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void pauseShouldHoldWhatTheOtherNodeGetsAndWhatItHasReadAhead() {
        LongStream.rangeClosed(1, 5).forEach(uid -> publish(second, uid));
        Awaitility.await().until(() -> told.size() == 1);

        await(first.subscriptions().pause(CRM, PAUSE));
        Awaitility.await().pollDelay(RENEWED).until(() -> true);
        firstAnswer.complete(new NotificationStatus.Delivered());
        LongStream.rangeClosed(6, 9).forEach(uid -> publish(second, uid));

        Awaitility.await().during(Duration.ofMillis(300)).until(() -> told.size() == 1);
        await(first.subscriptions().resume(CRM));
        Awaitility.await().until(() -> told.size() == 9);
        assertThat(told).isSorted().doesNotHaveDuplicates();
    }

    private static void publish(MessageStoreEvents node, long uid) {
        await(node.publisher()
                .publish(
                        messageNew(uid).key(),
                        CompletableFuture.completedFuture(List.of(Happening.of(messageNew(uid))))));
    }

    /** Takes all, but the very first only when the test wants it. */
    private final class HangingFirst implements NotificationMechanism {
        @Override
        public CompletionStage<NotificationStatus> send(NotificationRequest request) {
            told.add(request.sequence());
            return told.size() == 1
                    ? firstAnswer
                    : CompletableFuture.completedFuture(new NotificationStatus.Delivered());
        }

        @Override
        public void close() {}
    }
}
