// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.delivery.DeliveryState;
import org.msgevents.delivery.MemoryOutbox;
import org.msgevents.delivery.ScriptedMechanism;
import org.msgevents.event.EventName;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.ParkedQuery;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

class ParkedEventsTest {
    private static final NotificationStatus REFUSED = new NotificationStatus.RequestError("422");

    private final MemoryOutbox outbox = new MemoryOutbox();
    private final ScriptedMechanism mechanism = new ScriptedMechanism();
    private final MessageStoreEvents events =
            MessageStoreEvents.start(List.of(subscription("crm")), outbox, DeliverySettings.standard());

    @AfterEach
    void stop() {
        events.close();
    }

    @Test
    void pageShouldTellWhatIsParked() {
        park(1);

        assertThat(now(events.parked().page(new ParkedQuery("crm", 0, 10))))
                .singleElement()
                .satisfies(parked -> {
                    assertThat(parked.event().reason()).isEqualTo("422");
                    assertThat(parked.event().sequence()).isEqualTo(1);
                });
    }

    @Test
    void releaseShouldHaveTheEventDeliveredAtOnce() {
        park(2);
        mechanism.answer(new NotificationStatus.Delivered());

        assertThat(now(events.parked().release("crm", 2))).isTrue();

        await().untilAsserted(() -> assertThat(mechanism.requests()).hasSize(3));
        assertThat(mechanism.requests().get(2).id())
                .isEqualTo(mechanism.requests().get(1).id());
        assertThat(counters().parked()).isEqualTo(1);
    }

    @Test
    void releaseAllShouldReleaseInOrderHoweverManyThereAre() {
        park(1_234);
        mechanism.answer(new NotificationStatus.Delivered());

        assertThat(now(events.parked().releaseAll("crm"))).isEqualTo(1_234);

        await().untilAsserted(() -> assertThat(mechanism.requests()).hasSize(2 * 1_234));
        assertThat(mechanism.requests().subList(1_234, 2 * 1_234))
                .extracting(request -> request.id())
                .containsExactlyElementsOf(mechanism.requests().subList(0, 1_234).stream()
                        .map(request -> request.id())
                        .toList());
    }

    @Test
    void releaseAllShouldComeToAnEndWhenTheReceiverRefusesAllAgain() {
        park(1_234);

        assertThat(now(events.parked().releaseAll("crm"))).isEqualTo(1_234);

        await().untilAsserted(() -> assertThat(counters().parked()).isEqualTo(1_234));
        assertThat(mechanism.requests()).hasSize(2 * 1_234);
    }

    @Test
    void dropShouldGiveUpOneEvent() {
        park(2);

        assertThat(now(events.parked().drop("crm", 1))).isTrue();
        assertThat(now(events.parked().drop("crm", 1))).isFalse();

        assertThat(counters()).isEqualTo(new SubscriptionCounters(2, 0, 0, 1, 1));
    }

    @Test
    void dropAllShouldGiveUpAll() {
        park(1_234);

        assertThat(now(events.parked().dropAll("crm"))).isEqualTo(1_234);

        assertThat(counters()).isEqualTo(new SubscriptionCounters(1_234, 0, 0, 0, 1_234));
    }

    @Test
    void allShouldBeNoneWhenNothingIsParked() {
        assertThat(now(events.parked().releaseAll("crm"))).isZero();
        assertThat(now(events.parked().dropAll("nobody"))).isZero();
    }

    @Test
    void listShouldTellStateAndCountersOfAllThatTheOutboxKnows() {
        park(1);
        outbox.append(List.of(new OutboxEntry(
                Events.appended("INBOX", 2).id(), Events.appended("INBOX", 2).key(), "{}", Set.of("former"))));

        assertThat(now(events.subscriptions().list()))
                .containsExactly(
                        new SubscriptionStatus(
                                "crm",
                                Optional.of(new SubscriptionStatus.Work(
                                        "scripted", DeliveryState.DELIVERING, Optional.empty())),
                                new SubscriptionCounters(1, 0, 0, 1, 0)),
                        new SubscriptionStatus("former", Optional.empty(), new SubscriptionCounters(1, 0, 1, 0, 0)));
    }

    @Test
    void listShouldTellThatAnEndpointIsGone() {
        mechanism.answer(new NotificationStatus.EndpointGone("410"));
        publish(1);

        await().untilAsserted(() -> assertThat(state()).isEqualTo(DeliveryState.PAUSED));
    }

    @Test
    void listShouldTellThatTheCircuitIsOpen() {
        mechanism.answer(new NotificationStatus.MechanismError("503", Optional.empty()));
        LongStream.rangeClosed(1, 8).forEach(this::publish);

        await().untilAsserted(() -> assertThat(state()).isEqualTo(DeliveryState.CIRCUIT_OPEN));
    }

    private DeliveryState state() {
        return now(events.subscriptions().list()).get(0).work().orElseThrow().state();
    }

    private void park(int count) {
        mechanism.answer(REFUSED);
        LongStream.rangeClosed(1, count).forEach(uid -> publish("INBOX", uid));
        await().untilAsserted(() -> assertThat(counters().parked()).isEqualTo(count));
    }

    private void publish(long uid) {
        publish("mailbox " + uid, uid);
    }

    private void publish(String mailbox, long uid) {
        now(events.publisher()
                .publish(
                        Events.appended(mailbox, uid).key(),
                        CompletableFuture.completedFuture(List.of(Happening.of(Events.appended(mailbox, uid))))));
    }

    private SubscriptionCounters counters() {
        return now(outbox.counters()).getOrDefault("crm", SubscriptionCounters.NONE);
    }

    private Subscription subscription(String name) {
        return new Subscription(
                name,
                NotificationFilter.of(Set.of(EventName.MESSAGE_APPEND)),
                Telling.STANDARD,
                Inclusion.NONE,
                DeliveryTerms.STANDARD,
                mechanism);
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
