// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.delivery.MemoryOutbox;
import org.msgevents.delivery.ScriptedMechanism;
import org.msgevents.event.EventName;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.filter.UserPattern;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.mechanism.NotificationStatus;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

class ReplaysTest {
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final ScriptedMechanism mechanism = new ScriptedMechanism();
    private final MessageStoreEvents events =
            MessageStoreEvents.start(List.of(subscription()), outbox, DeliverySettings.standard());

    @AfterEach
    void stop() {
        events.close();
    }

    @Test
    void replayShouldTellEveryEventAgainAsItWasHoweverManyThereAre() {
        deliver(300);

        assertThat(replay(ReplaySelection.ALL, 0)).isEqualTo(new ReplayResult(300, OptionalLong.empty()));

        awaitRequests(2 * 300);
        List<NotificationRequest> requests = mechanism.requests();
        assertThat(requests.subList(300, 2 * 300)).isEqualTo(requests.subList(0, 300));
    }

    @Test
    void replayShouldTellAgainOnlyWhatIsSelected() {
        deliver(3);
        ReplaySelection none = new ReplaySelection(
                ReplaySelection.ALL.from(),
                ReplaySelection.ALL.to(),
                Set.of(EventName.MESSAGE_NEW),
                ReplaySelection.ALL.user());
        ReplaySelection all = new ReplaySelection(
                ReplaySelection.ALL.from(),
                ReplaySelection.ALL.to(),
                Set.of(EventName.MESSAGE_APPEND),
                Optional.of(UserPattern.of("ALICE@*")));

        assertThat(replay(none, 0)).isEqualTo(new ReplayResult(0, OptionalLong.empty()));
        assertThat(replay(all, 0)).isEqualTo(new ReplayResult(3, OptionalLong.empty()));

        awaitRequests(6);
    }

    @Test
    void replayShouldGoOnAfterASequence() {
        deliver(3);
        long first = mechanism.requests().get(0).sequence();

        assertThat(replay(ReplaySelection.ALL, first)).isEqualTo(new ReplayResult(2, OptionalLong.empty()));

        awaitRequests(5);
        assertThat(mechanism.requests().subList(3, 5))
                .isEqualTo(mechanism.requests().subList(1, 3));
    }

    @Test
    void replayShouldSayWhereToGoOnWhenThereIsNoRoom() {
        deliver(3);
        long first = mechanism.requests().get(0).sequence();
        outbox.fillUp();

        ReplayResult result = replay(ReplaySelection.ALL, 0);

        assertThat(result).isEqualTo(new ReplayResult(0, OptionalLong.of(first - 1)));
    }

    @Test
    void replayShouldLeaveAloneWhatWaitsOrIsParked() {
        mechanism.answer(new NotificationStatus.RequestError("422"));
        publish(1);
        await().until(() -> !outbox.settlements().isEmpty());

        assertThat(replay(ReplaySelection.ALL, 0)).isEqualTo(new ReplayResult(0, OptionalLong.empty()));
    }

    @Test
    void replayShouldConcernOneSubscriptionOnly() {
        deliver(1);

        assertThat(now(events.replays().replay("nobody", ReplaySelection.ALL, 0)))
                .isEqualTo(new ReplayResult(0, OptionalLong.empty()));
    }

    private ReplayResult replay(ReplaySelection selection, long after) {
        return now(events.replays().replay("crm", selection, after));
    }

    private void deliver(int count) {
        LongStream.rangeClosed(1, count).forEach(this::publish);
        awaitRequests(count);
        await().until(outbox::isEmpty);
    }

    private void awaitRequests(int count) {
        await().untilAsserted(() -> assertThat(mechanism.requests()).hasSize(count));
    }

    private void publish(long uid) {
        now(events.publisher()
                .publish(
                        Events.appended("INBOX", uid).key(),
                        CompletableFuture.completedFuture(List.of(Happening.of(Events.appended("INBOX", uid))))));
    }

    private Subscription subscription() {
        return new Subscription(
                "crm",
                NotificationFilter.of(Set.of(EventName.MESSAGE_APPEND)),
                Telling.STANDARD,
                Inclusion.NONE,
                DeliveryTerms.STANDARD,
                mechanism);
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
