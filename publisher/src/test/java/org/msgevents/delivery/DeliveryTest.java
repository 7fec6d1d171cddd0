// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.json.EventFormat;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.mechanism.NotificationStatus.Delivered;
import org.msgevents.mechanism.NotificationStatus.EndpointGone;
import org.msgevents.mechanism.NotificationStatus.MechanismError;
import org.msgevents.mechanism.NotificationStatus.RequestError;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.Settlement;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.RetrySchedule;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

class DeliveryTest {
    private static final MechanismError DOWN = new MechanismError("down", Optional.empty());

    private final MemoryOutbox outbox = new MemoryOutbox();
    private final ScriptedMechanism mechanism = new ScriptedMechanism();
    private final Delivery delivery = Delivery.start(
            List.of(new Subscription(
                    "crm",
                    NotificationFilter.of(Set.copyOf(EventName.all())),
                    Telling.STANDARD,
                    Inclusion.NONE,
                    DeliveryTerms.of(
                            new RetrySchedule(List.of(Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(20)))),
                    mechanism)),
            outbox,
            new DeliverySettings(3, Duration.ofMillis(300), CircuitSettings.STANDARD, Clock.systemUTC(), () -> 0.5));

    @AfterEach
    void stop() {
        delivery.stop(Duration.ofSeconds(1));
    }

    @Test
    void eventsOfAKeyShouldComeInOrder() {
        append("a", 1, 50);

        awaitEmpty();
        assertThat(uids("a"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void requestShouldHoldTheEventAndItsSequence() {
        append("a", 1, 1);

        awaitEmpty();
        assertThat(mechanism.requests()).singleElement().satisfies(request -> {
            assertThat(new EventFormat().read(request.payload()).event()).isEqualTo(Events.appended("a", 1));
            assertThat(new EventFormat().read(request.payload()).sequence()).hasValue(1);
            assertThat(request.sequence()).isEqualTo(1);
        });
    }

    @Test
    void failedEventShouldComeAgainWithTheSamePayloadBeforeTheNextOfItsKey() {
        AtomicInteger failures = new AtomicInteger(2);
        mechanism.answer(
                request -> CompletableFuture.completedFuture(failures.getAndDecrement() > 0 ? DOWN : new Delivered()));

        append("a", 1, 2);

        awaitEmpty();
        assertThat(uids("a")).containsExactly(1L, 1L, 1L, 2L);
        assertThat(mechanism.requests().subList(0, 3))
                .extracting(NotificationRequest::payload)
                .containsOnly(mechanism.requests().get(0).payload());
    }

    @Test
    void failingKeyShouldNotHoldUpAnother() {
        mechanism.answer(request -> CompletableFuture.completedFuture(
                request.key().value().equals("a")
                        ? new MechanismError("down", Optional.of(Duration.ofHours(1)))
                        : new Delivered()));

        append("a", 1, 1);
        append("b", 1, 20);

        await().until(() -> uids("b").size() == 20);
        assertThat(uids("a")).hasSize(1);
    }

    @Test
    void noKeyShouldHaveTwoAttemptsAtATime() {
        Map<OrderingKey, AtomicInteger> underWay = new ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();
        mechanism.answer(request -> {
            AtomicInteger count = underWay.computeIfAbsent(request.key(), unseen -> new AtomicInteger());
            most.accumulateAndGet(count.incrementAndGet(), Math::max);
            CompletableFuture<NotificationStatus> later = new CompletableFuture<>();
            return later.completeOnTimeout(new Delivered(), 2, TimeUnit.MILLISECONDS)
                    .whenComplete((status, failure) -> count.decrementAndGet());
        });

        for (int i = 1; i <= 20; i++) {
            append("a", i, i);
            append("b", i, i);
        }

        awaitEmpty();
        assertThat(most).hasValue(1);
    }

    @Test
    void refusedEventShouldBeParkedAndTheNextComeAtOnce() {
        mechanism.answer(request -> CompletableFuture.completedFuture(
                request.sequence() == 1 ? new RequestError("400 no") : new Delivered()));

        append("a", 1, 2);

        awaitEmpty();
        assertThat(uids("a")).containsExactly(1L, 2L);
        assertThat(outbox.settlements().get(0)).isInstanceOfSatisfying(Settlement.Parked.class, parked -> {
            assertThat(parked.sequence()).isEqualTo(1);
            assertThat(parked.reason()).isEqualTo("400 no");
            assertThat(parked.attempt().orElseThrow().outcome()).isEqualTo(FailedAttempt.Outcome.REQUEST_ERROR);
        });
    }

    @Test
    void hopelessEventShouldBeParkedAfterItsLastAttempt() {
        mechanism.answer(DOWN);

        append("a", 1, 1);

        awaitEmpty();
        assertThat(uids("a")).hasSize(3);
        assertThat(outbox.settlements().get(2))
                .isInstanceOfSatisfying(Settlement.Parked.class, parked -> assertThat(parked.reason())
                        .isEqualTo("given up after 3 attempts: down"));
    }

    @Test
    void goneEndpointShouldPauseTheSubscriptionAndKeepItsEvents() {
        mechanism.answer(new EndpointGone("410"));

        append("a", 1, 3);
        await().until(() -> mechanism.requests().size() == 1);
        append("b", 1, 1);

        delivery.stop(Duration.ofSeconds(1));
        assertThat(mechanism.requests()).hasSize(1);
        assertThat(outbox.settlements()).isEmpty();
    }

    @Test
    void mechanismThatThrowsShouldBeTriedAgain() {
        AtomicInteger failures = new AtomicInteger(1);
        mechanism.answer(request -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("broken");
            }
            return CompletableFuture.completedFuture(new Delivered());
        });

        append("a", 1, 1);

        awaitEmpty();
        assertThat(uids("a")).hasSize(2);
    }

    @Test
    void mechanismThatNeverAnswersShouldBeAbandonedAndTriedAgain() {
        CompletableFuture<NotificationStatus> never = new CompletableFuture<>();
        AtomicInteger failures = new AtomicInteger(1);
        mechanism.answer(
                request -> failures.getAndDecrement() > 0 ? never : CompletableFuture.completedFuture(new Delivered()));

        append("a", 1, 1);

        awaitEmpty();
        assertThat(uids("a")).hasSize(2);
        assertThat(never).isCancelled();
    }

    @Test
    void bodyThatIsNoEventShouldBeParked() {
        MessageStoreEvent event = Events.appended("a", 1);
        outbox.append(List.of(new OutboxEntry(event.id(), event.key(), "{}", Set.of("crm"))));
        delivery.wake(Set.of("crm"));

        append("a", 2, 2);

        awaitEmpty();
        assertThat(uids("a")).containsExactly(2L);
    }

    @Test
    void stopShouldWaitForWhatIsUnderWayAndBeginNothingElse() {
        mechanism.answer(request -> new CompletableFuture<NotificationStatus>()
                .completeOnTimeout(new Delivered(), 20, TimeUnit.MILLISECONDS));
        append("a", 1, 500);
        await().until(() -> !mechanism.requests().isEmpty());

        delivery.stop(Duration.ofSeconds(5));

        assertThat(outbox.settlements()).hasSameSizeAs(mechanism.requests()).hasSizeLessThan(500);
    }

    private void append(String key, long first, long last) {
        EventFormat format = new EventFormat();
        LongStream.rangeClosed(first, last)
                .mapToObj(uid -> Events.appended(key, uid))
                .forEach(event -> outbox.append(
                        List.of(new OutboxEntry(event.id(), event.key(), format.write(event), Set.of("crm")))));
        delivery.wake(Set.of("crm"));
    }

    private void awaitEmpty() {
        await().until(outbox::isEmpty);
    }

    private List<Long> uids(String key) {
        return mechanism.requests().stream()
                .filter(request -> request.key().value().equals(key))
                .map(request -> new EventFormat()
                        .read(request.payload())
                        .event()
                        .parameters()
                        .get(Parameter.UIDSET)
                        .orElseThrow()
                        .single()
                        .orElseThrow())
                .toList();
    }
}
