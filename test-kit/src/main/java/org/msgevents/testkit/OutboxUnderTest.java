// SPDX-License-Identifier: Apache-2.0
package org.msgevents.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.FailedAttempt.Outcome;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.ParkedQuery;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

/** The outbox that a contract is held against, and the words that the contract is written in. */
public interface OutboxUnderTest {
    /** Longer than any outbox should take for anything here. */
    Duration PATIENCE = Duration.ofSeconds(60);

    /** The outbox, empty when the test starts; the one opened last after that. */
    Outbox outbox();

    /** The outbox's clock, at {@link EventFixture#NOON} when the test starts. */
    MutableClock clock();

    /** Closes the outbox and opens it again. */
    void reopen();

    /** Opens an outbox on what would be there had the process been killed now; the one so far is used no more. */
    void crash();

    /** Appends and waits until it is durable. */
    default void append(OutboxEntry... entries) {
        await(outbox().append(List.of(entries)));
    }

    default void settle(Settlement settlement) {
        await(outbox().settle(settlement));
    }

    default void deliver(String subscription, OrderingKey key, KeptEvent event) {
        settle(new Settlement.Delivered(subscription, key, event.sequence()));
    }

    default void retry(String subscription, OrderingKey key, KeptEvent event) {
        settle(new Settlement.Retry(
                subscription, key, event.sequence(), clock().instant().plusSeconds(5), failedAttempt("503")));
    }

    default void park(String subscription, OrderingKey key, KeptEvent event) {
        settle(new Settlement.Parked(subscription, key, event.sequence(), "422 Unprocessable", Optional.empty()));
    }

    default void block(String subscription, OrderingKey key, KeptEvent event) {
        settle(new Settlement.Blocked(
                subscription, key, event.sequence(), clock().instant().plusSeconds(5), failedAttempt("503")));
    }

    default void drop(String subscription, OrderingKey key, KeptEvent event) {
        settle(new Settlement.Dropped(subscription, key, event.sequence()));
    }

    /** An attempt of now. */
    default FailedAttempt failedAttempt(String reason) {
        return new FailedAttempt(clock().instant(), Duration.ofMillis(7), Outcome.MECHANISM_ERROR, reason);
    }

    /** The parked events, without limit. */
    default List<ParkedEvent> parked(String subscription) {
        return await(outbox().parked(new ParkedQuery(subscription, 0, 1_000)));
    }

    /** The log of one event. */
    default List<FailedAttempt> attempts(String subscription, long sequence) {
        return await(outbox().attempts(subscription, sequence));
    }

    /** What is due now, without limits. */
    default DueLanes due(String subscription, OrderingKey... busy) {
        return due(subscription, 1_000, 1_000, busy);
    }

    default DueLanes due(String subscription, int lanes, int eventsPerLane, OrderingKey... busy) {
        Instant now = clock().instant();
        return await(outbox().due(new DueQuery(subscription, now, lanes, eventsPerLane, Set.of(busy))));
    }

    /** The events of one key that are due now, in order; none when the lane is not due. */
    default List<KeptEvent> lane(String subscription, OrderingKey key) {
        return due(subscription).lanes().stream()
                .filter(lane -> lane.key().equals(key))
                .flatMap(lane -> lane.events().stream())
                .toList();
    }

    /** The first of {@link #lane}, which must be there. */
    default KeptEvent head(String subscription, OrderingKey key) {
        return lane(subscription, key).stream().findFirst().orElseThrow();
    }

    /** The bodies of {@link #lane}. */
    default List<String> bodies(String subscription, OrderingKey key) {
        return lane(subscription, key).stream().map(KeptEvent::body).toList();
    }

    /** The keys of the lanes, in order. */
    static List<OrderingKey> keys(DueLanes due) {
        return due.lanes().stream().map(Lane::key).toList();
    }

    /** Those of one subscription, which must be known. */
    default SubscriptionCounters counters(String subscription) {
        SubscriptionCounters counters = await(outbox().counters()).get(subscription);
        if (counters == null) {
            throw new AssertionError("no counters for " + subscription);
        }
        return counters;
    }

    /** The stage's result; its failure as it stands. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new CompletionException(failure);
        } catch (InterruptedException | TimeoutException failure) {
            throw new AssertionError("no outcome", failure);
        }
    }
}
