// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
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
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

class SubscriptionsTest {
    private static final NotificationStatus DELIVERED = new NotificationStatus.Delivered();
    private static final Pause PAUSE = new Pause(Instant.EPOCH, "wanted");

    private final MemoryOutbox outbox = new MemoryOutbox();
    private final ScriptedMechanism first = new ScriptedMechanism("first");
    private final ScriptedMechanism second = new ScriptedMechanism("second");
    private final ScriptedMechanism third = new ScriptedMechanism("third");
    private final MessageStoreEvents events = MessageStoreEvents.start(
            List.of(subscription("crm", first), subscription("archive", second)), outbox, DeliverySettings.standard());
    private final Subscription archive = events.subscriptions().configured().get(1);

    @AfterEach
    void stop() {
        events.close();
    }

    @Test
    void pauseShouldLetEventsWaitUntilTheyAreResumed() {
        assertThat(now(events.subscriptions().pause("crm", PAUSE))).isTrue();
        publish(1);
        publish(2);
        await().untilAsserted(() -> assertThat(second.requests()).hasSize(2));

        assertThat(first.requests()).isEmpty();
        assertThat(work("crm"))
                .isEqualTo(new SubscriptionStatus.Work("first", DeliveryState.PAUSED, Optional.of(PAUSE)));
        assertThat(now(events.subscriptions().resume("crm"))).isTrue();
        await().untilAsserted(() -> assertThat(uids(first)).containsExactly(1L, 2L));
        assertThat(work("crm").state()).isEqualTo(DeliveryState.DELIVERING);
    }

    @Test
    void pauseShouldHoldWhatWasReadAhead() {
        CompletableFuture<NotificationStatus> underWay = hangAt(first);
        LongStream.rangeClosed(1, 5).forEach(this::publish);
        await().untilAsserted(() -> assertThat(first.requests()).hasSize(1));

        now(events.subscriptions().pause("crm", PAUSE));
        await().untilAsserted(() -> assertThat(work("crm").state()).isEqualTo(DeliveryState.PAUSED));
        underWay.complete(DELIVERED);
        await().untilAsserted(() -> assertThat(pending("crm")).isEqualTo(4));
        await().during(Duration.ofMillis(50)).until(() -> first.requests().size() == 1);
    }

    @Test
    void pauseOfAnEndpointThatIsGoneShouldBeKeptInTheOutbox() {
        first.answer(new NotificationStatus.EndpointGone("410"));
        publish(1);

        await().untilAsserted(() -> assertThat(now(outbox.paused()))
                .hasEntrySatisfying(
                        "crm", pause -> assertThat(pause.reason()).isEqualTo("the receiver wants no more: 410")));
        first.answer(DELIVERED);
        now(events.subscriptions().resume("crm"));

        await().untilAsserted(() -> assertThat(uids(first)).containsExactly(1L, 1L));
    }

    @Test
    void pauseOfAnEndpointThatIsGoneShouldHoldWhenTheOutboxCannotBeWritten() {
        CompletableFuture<NotificationStatus> underWay = hangAt(first);
        publish(1);
        publish(2);
        await().untilAsserted(() -> assertThat(first.requests()).hasSize(1));
        outbox.breakDown();
        underWay.complete(new NotificationStatus.EndpointGone("410"));

        await().untilAsserted(() -> assertThat(work("crm"))
                .isEqualTo(new SubscriptionStatus.Work("first", DeliveryState.PAUSED, Optional.empty())));
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void replaceShouldLeaveWhatIsTheSameUndisturbed() {
        CompletableFuture<NotificationStatus> underWay = hangAt(second);
        publish(1);
        await().untilAsserted(() -> assertThat(second.requests()).hasSize(1));

        CompletableFuture<Void> replaced = events.subscriptions()
                .replace(List.of(subscription("crm", third), archive))
                .toCompletableFuture();
        publish(2);
        await().untilAsserted(() -> assertThat(uids(third)).contains(2L));

        assertThat(replaced).succeedsWithin(Duration.ofSeconds(10));
        assertThat(second.requests()).hasSize(1);
        assertThat(second.isClosed()).isFalse();
        underWay.complete(DELIVERED);
        await().untilAsserted(() -> assertThat(uids(second)).containsExactly(1L, 2L));
    }

    @Test
    void changedSubscriptionShouldBeginWhenItsLastAttemptHasEnded() {
        CompletableFuture<NotificationStatus> underWay = hangAt(first);
        publish(1);
        publish(2);
        await().untilAsserted(() -> assertThat(first.requests()).hasSize(1));

        CompletableFuture<Void> replaced = events.subscriptions()
                .replace(List.of(subscription("crm", third), archive))
                .toCompletableFuture();
        await().during(Duration.ofMillis(50)).until(() -> third.requests().isEmpty());
        assertThat(first.isClosed()).isFalse();
        assertThat(replaced).isNotDone();
        underWay.complete(DELIVERED);

        await().untilAsserted(() -> assertThat(uids(third)).containsExactly(2L));
        assertThat(replaced).succeedsWithin(Duration.ofSeconds(10));
        assertThat(first.isClosed()).isTrue();
        assertThat(uids(first)).containsExactly(1L);
        assertThat(third.isClosed()).isFalse();
    }

    @Test
    void replacementsShouldComeOneAfterTheOther() {
        CompletableFuture<NotificationStatus> underWay = hangAt(first);
        publish(1);
        await().untilAsserted(() -> assertThat(first.requests()).hasSize(1));

        ScriptedMechanism between = new ScriptedMechanism("between");
        events.subscriptions().replace(List.of(subscription("crm", between), archive));
        CompletableFuture<Void> last = events.subscriptions()
                .replace(List.of(subscription("crm", third), archive))
                .toCompletableFuture();
        publish(2);
        underWay.complete(DELIVERED);

        assertThat(last).succeedsWithin(Duration.ofSeconds(10));
        await().untilAsserted(() -> assertThat(pending("crm")).isZero());
        assertThat(between.isClosed()).isTrue();
        assertThat(uids(between).size() + uids(third).size()).isEqualTo(1);
    }

    @Test
    void removedSubscriptionsEventsShouldBeDroppedWhenItsLastAttemptHasEnded() {
        CompletableFuture<NotificationStatus> underWay = hangAt(first);
        LongStream.rangeClosed(1, 5).forEach(this::publish);
        await().untilAsserted(() -> assertThat(first.requests()).hasSize(1));
        now(events.subscriptions().pause("crm", PAUSE));

        CompletableFuture<Void> replaced =
                events.subscriptions().replace(List.of(archive)).toCompletableFuture();
        publish(6);
        await().untilAsserted(() -> assertThat(uids(second)).hasSize(6));
        assertThat(replaced).isNotDone();
        assertThat(pending("crm")).isEqualTo(5);
        underWay.complete(DELIVERED);

        assertThat(replaced).succeedsWithin(Duration.ofSeconds(10));
        assertThat(counters("crm").dropped()).isEqualTo(4);
        assertThat(pending("crm")).isZero();
        assertThat(first.isClosed()).isTrue();
        assertThat(now(outbox.paused())).isEmpty();
        assertThat(now(events.subscriptions().list()))
                .extracting(SubscriptionStatus::name)
                .containsExactly("archive", "crm");
    }

    @Test
    void removedSubscriptionsEventsShouldBeDroppedWithThoseThatWereStillBeingPublished() {
        CompletableFuture<Parameters> lookedUp = new CompletableFuture<>();
        CompletionStage<Void> published = events.publisher()
                .publish(
                        Events.appended("INBOX", 1).key(),
                        CompletableFuture.completedFuture(
                                List.of(new Happening(Events.appended("INBOX", 1), List.of(lookup(lookedUp))))));
        now(events.subscriptions().pause("crm", PAUSE));

        CompletableFuture<Void> replaced =
                events.subscriptions().replace(List.of(archive)).toCompletableFuture();
        await().during(Duration.ofMillis(50)).until(() -> !replaced.isDone());
        lookedUp.complete(Parameters.empty());

        assertThat(published).succeedsWithin(Duration.ofSeconds(10));
        assertThat(replaced).succeedsWithin(Duration.ofSeconds(10));
        assertThat(counters("crm").dropped() + first.requests().size()).isEqualTo(1);
        assertThat(pending("crm")).isZero();
    }

    @Test
    void addedSubscriptionShouldGetWhatIsPublishedFromThenOn() {
        publish(1);

        now(events.subscriptions()
                .replace(List.of(events.subscriptions().configured().get(0), archive, subscription("new", third))));
        publish(2);

        await().untilAsserted(() -> assertThat(uids(third)).containsExactly(2L));
    }

    @Test
    void wantsShouldFollowTheSubscriptions() {
        assertThat(events.publisher().wants(EventName.LOGIN)).isFalse();

        now(events.subscriptions().replace(List.of(archive, subscription("access", third, EventName.LOGIN))));

        assertThat(events.publisher().wants(EventName.LOGIN)).isTrue();
    }

    @Test
    void stopShouldCloseTheMechanismsThatAreComingToTheirEnd() {
        first.answer(request -> new CompletableFuture<>());
        publish(1);
        await().untilAsserted(() -> assertThat(first.requests()).hasSize(1));
        events.subscriptions().replace(List.of(subscription("crm", third)));

        events.stopDelivery(Duration.ofMillis(100));

        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isTrue();
        assertThat(third.isClosed()).isTrue();
        assertThat(third.requests()).isEmpty();
    }

    private static ParameterLookup lookup(CompletableFuture<Parameters> found) {
        return new ParameterLookup() {
            @Override
            public Set<Parameter<?>> offers() {
                return Set.of(Parameter.MESSAGES);
            }

            @Override
            public CompletionStage<Parameters> find(Wanted wanted) {
                return found;
            }
        };
    }

    /** The first attempt there hangs; what comes after it is delivered. */
    private static CompletableFuture<NotificationStatus> hangAt(ScriptedMechanism mechanism) {
        CompletableFuture<NotificationStatus> hanging = new CompletableFuture<>();
        mechanism.answer(
                request -> mechanism.requests().size() == 1 ? hanging : CompletableFuture.completedFuture(DELIVERED));
        return hanging;
    }

    private void publish(long uid) {
        MessageStoreEvent event = Events.appended("INBOX", uid);
        now(events.publisher().publish(event.key(), CompletableFuture.completedFuture(List.of(Happening.of(event)))));
    }

    private static List<Long> uids(ScriptedMechanism mechanism) {
        return mechanism.requests().stream().map(SubscriptionsTest::uid).toList();
    }

    private static long uid(NotificationRequest request) {
        return LongStream.rangeClosed(1, 9)
                .filter(uid -> Events.appended("INBOX", uid).id().equals(request.id()))
                .findFirst()
                .orElseThrow();
    }

    private SubscriptionStatus.Work work(String name) {
        return now(events.subscriptions().list()).stream()
                .filter(subscription -> subscription.name().equals(name))
                .findFirst()
                .orElseThrow()
                .work()
                .orElseThrow();
    }

    private long pending(String name) {
        return counters(name).pending();
    }

    private SubscriptionCounters counters(String name) {
        return now(outbox.counters()).getOrDefault(name, SubscriptionCounters.NONE);
    }

    private static Subscription subscription(String name, ScriptedMechanism mechanism) {
        return subscription(name, mechanism, EventName.MESSAGE_APPEND);
    }

    private static Subscription subscription(String name, ScriptedMechanism mechanism, EventName wanted) {
        return new Subscription(
                name,
                NotificationFilter.of(Set.of(wanted)),
                Telling.STANDARD,
                new Inclusion(Set.of(Parameter.MESSAGES), List.of()),
                DeliveryTerms.STANDARD,
                mechanism);
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
