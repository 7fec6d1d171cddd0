// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.msgevents.delivery.Delivery;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Replayed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has delivered events told again. Thread-safe; does not block, and needs memory for one page of them, however many
 * there are.
 */
public final class Replays {
    private static final Logger LOGGER = LoggerFactory.getLogger(Replays.class);
    private static final int PAGE = 64;

    private final Outbox outbox;
    private final Delivery delivery;

    Replays(Outbox outbox, Delivery delivery) {
        this.outbox = outbox;
        this.delivery = delivery;
    }

    /** How long after its delivery an event can be told again; zero: never. */
    public CompletionStage<Duration> retention() {
        return outbox.retention();
    }

    /**
     * Puts back what the subscription has had, in the order in which it had it, page by page; none twice, however soon
     * it is delivered again. Where it ends early, what was put back is told, and the rest can be put back later.
     *
     * @param after the sequence after which to begin: 0, or {@link ReplayResult#next()}
     */
    public CompletionStage<ReplayResult> replay(String subscription, ReplaySelection selection, long after) {
        return outbox.delivered(new DeliveredQuery(subscription, after, 1))
                .thenCompose(first -> replay(new Turn(subscription, selection, after, first.last(), 0)))
                .thenApply(result -> {
                    LOGGER.info("Subscription {}: {} event(s) are told again", subscription, result.events());
                    return result;
                });
    }

    /**
     * How far a replay has come.
     *
     * @param last the highest sequence that it concerns
     */
    private record Turn(String subscription, ReplaySelection selection, long after, long last, long replayed) {
        Turn next(long end, long more) {
            return new Turn(subscription, selection, end, last, replayed + more);
        }
    }

    /** Looks into events on another thread than the outbox's own. */
    private CompletionStage<ReplayResult> replay(Turn turn) {
        return outbox.delivered(new DeliveredQuery(turn.subscription, turn.after, PAGE))
                .thenComposeAsync(page -> replay(
                        turn,
                        page.events().stream()
                                .filter(event -> event.sequence() <= turn.last)
                                .toList()));
    }

    private CompletionStage<ReplayResult> replay(Turn turn, List<KeptEvent> page) {
        if (page.isEmpty()) {
            return CompletableFuture.completedFuture(new ReplayResult(turn.replayed, OptionalLong.empty()));
        }
        long end = page.get(page.size() - 1).sequence();
        List<Long> selected = page.stream()
                .filter(event -> turn.selection.selects(event.body()))
                .map(KeptEvent::sequence)
                .toList();
        return selected.isEmpty()
                ? replay(turn.next(end, 0))
                : outbox.replay(turn.subscription, selected)
                        .thenCompose(done -> go(turn.next(end, done.events()), done));
    }

    private CompletionStage<ReplayResult> go(Turn turn, Replayed done) {
        delivery.wake(List.of(turn.subscription));
        return done.noRoomFor().isPresent()
                ? CompletableFuture.completedFuture(new ReplayResult(
                        turn.replayed, OptionalLong.of(done.noRoomFor().getAsLong() - 1)))
                : replay(turn);
    }
}
