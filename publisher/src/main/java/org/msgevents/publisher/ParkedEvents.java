// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.msgevents.delivery.Delivery;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.ParkedQuery;

/**
 * The events that were set aside, and what an operator decides about them. Thread-safe; does not block, and needs
 * memory for a few hundred of them, however many there are.
 */
public final class ParkedEvents {
    private static final int PAGE = 500;

    private final Outbox outbox;
    private final Delivery delivery;

    /** What is decided about one event: whether it was parked. */
    private interface Decision {
        CompletionStage<Boolean> about(String subscription, long sequence);
    }

    ParkedEvents(Outbox outbox, Delivery delivery) {
        this.outbox = outbox;
        this.delivery = delivery;
    }

    /** A page of them. */
    public CompletionStage<List<ParkedHistory>> page(ParkedQuery query) {
        return outbox.parked(query)
                .thenCompose(parked -> all(parked.stream()
                        .map(event -> history(query.subscription(), event))
                        .toList()));
    }

    private CompletionStage<ParkedHistory> history(String subscription, ParkedEvent event) {
        return outbox.attempts(subscription, event.sequence())
                .thenApply(attempts -> new ParkedHistory(event, attempts));
    }

    /** Puts an event back at the end of its lane, and has it delivered: whether it was parked. */
    public CompletionStage<Boolean> release(String subscription, long sequence) {
        return outbox.release(subscription, sequence).thenApply(released -> {
            delivery.wake(List.of(subscription));
            return released;
        });
    }

    /** Gives up an event: whether it was parked. */
    public CompletionStage<Boolean> drop(String subscription, long sequence) {
        return outbox.drop(subscription, sequence);
    }

    /**
     * Releases those that are parked now, in the order of their sequences, but none that is parked again meanwhile.
     *
     * @return how many
     */
    public CompletionStage<Long> releaseAll(String subscription) {
        return decideAll(subscription, this::release);
    }

    /** The same, with {@link #drop}. */
    public CompletionStage<Long> dropAll(String subscription) {
        return decideAll(subscription, this::drop);
    }

    private CompletionStage<Long> decideAll(String subscription, Decision decision) {
        return last(subscription, 0).thenCompose(last -> decide(new Page(subscription, 0, last, 0), decision));
    }

    /** What is released gets a higher sequence than all that are parked before. */
    private CompletionStage<Long> last(String subscription, long after) {
        return outbox.parked(new ParkedQuery(subscription, after, PAGE)).thenCompose(parked -> {
            long last = parked.isEmpty() ? after : parked.get(parked.size() - 1).sequence();
            return parked.size() < PAGE ? CompletableFuture.completedFuture(last) : last(subscription, last);
        });
    }

    /**
     * How far a decision about all has come.
     *
     * @param last the highest sequence that it concerns
     */
    private record Page(String subscription, long after, long last, long decided) {}

    private CompletionStage<Long> decide(Page page, Decision decision) {
        return outbox.parked(new ParkedQuery(page.subscription, page.after, PAGE))
                .thenCompose(parked -> {
                    List<Long> concerned = parked.stream()
                            .map(ParkedEvent::sequence)
                            .filter(sequence -> sequence <= page.last)
                            .toList();
                    if (concerned.isEmpty()) {
                        return CompletableFuture.completedFuture(page.decided);
                    }
                    return all(concerned.stream()
                                    .map(sequence -> decision.about(page.subscription, sequence))
                                    .toList())
                            .thenCompose(done -> decide(next(page, concerned, done), decision));
                });
    }

    private static Page next(Page page, List<Long> concerned, List<Boolean> done) {
        long more = done.stream().filter(Boolean::booleanValue).count();
        return new Page(page.subscription, concerned.get(concerned.size() - 1), page.last, page.decided + more);
    }

    /** The results in order; fails when one of them does. */
    private static <T> CompletionStage<List<T>> all(List<CompletionStage<T>> stages) {
        CompletionStage<List<T>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (CompletionStage<T> stage : stages) {
            all = all.thenCombine(stage, (results, result) -> {
                results.add(result);
                return results;
            });
        }
        return all;
    }
}
