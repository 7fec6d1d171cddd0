// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.Settlement;

class RequestQueueTest {
    private static final long LONG_TIME = TimeUnit.MINUTES.toNanos(10);

    private final RequestQueue queue = new RequestQueue();

    @Test
    void takeShouldKeepTheOrderAndTheLimit() throws InterruptedException {
        List<Request> requests = IntStream.range(0, 5).mapToObj(i -> request()).toList();
        requests.forEach(queue::offer);

        assertThat(queue.take(3, LONG_TIME)).isEqualTo(requests.subList(0, 3));
        assertThat(queue.take(3, LONG_TIME)).isEqualTo(requests.subList(3, 5));
    }

    @Test
    void takeShouldEndWhenARequestComes() {
        CompletableFuture<List<Request>> taken = takeInAnotherThread();
        Request request = request();

        queue.offer(request);

        assertThat(taken.join()).containsExactly(request);
    }

    @Test
    void takeShouldEndWhenItsTimeIsOver() throws InterruptedException {
        assertThat(queue.take(1, TimeUnit.MILLISECONDS.toNanos(5))).isEmpty();
        assertThat(queue.isExhausted()).isFalse();
    }

    @Test
    void takeShouldEndWhenTheQueueIsClosed() {
        CompletableFuture<List<Request>> taken = takeInAnotherThread();

        queue.close();

        await().untilAsserted(() -> assertThat(taken).isCompletedWithValue(List.of()));
        assertThat(queue.isExhausted()).isTrue();
    }

    @Test
    void offerShouldBeRefusedWhenTheQueueIsClosed() {
        queue.close();

        assertThat(queue.offer(request())).isFalse();
    }

    @Test
    void closeShouldLeaveWhatWaits() {
        Request request = request();
        queue.offer(request);

        queue.close();

        assertThat(queue.isExhausted()).isFalse();
        assertThat(queue.take(1)).containsExactly(request);
        assertThat(queue.isExhausted()).isTrue();
    }

    @Test
    void deliveryShouldBeTakenWhenTheTimeIsOver() {
        CompletableFuture<List<Request>> taken = takeInShortTurns();
        Request delivery = delivery();

        queue.offer(delivery);

        await().untilAsserted(() -> assertThat(taken).isCompletedWithValue(List.of(delivery)));
    }

    @Test
    void takeShouldEndForADeliveryThatWouldWaitTooLong() {
        CompletableFuture<List<Request>> taken = takeInAnotherThread();
        Request delivery = delivery();

        await().until(() -> queue.offer(delivery) && taken.isDone());

        assertThat(taken.join()).contains(delivery);
    }

    @Test
    void deliveriesShouldBeTakenWithWhatCannotWait() {
        CompletableFuture<List<Request>> taken = takeInAnotherThread();
        Request delivery = delivery();
        Request append = request();

        queue.offer(delivery);
        queue.offer(append);

        assertThat(taken.join()).startsWith(delivery);
    }

    /** So short that nobody is woken for a delivery; as many as it takes. */
    private CompletableFuture<List<Request>> takeInShortTurns() {
        return CompletableFuture.supplyAsync(() -> {
            List<Request> taken = List.of();
            while (taken.isEmpty()) {
                taken = take(Session.SETTLEMENTS_WAIT.toNanos() / 2);
            }
            return taken;
        });
    }

    private CompletableFuture<List<Request>> takeInAnotherThread() {
        return CompletableFuture.supplyAsync(() -> take(LONG_TIME));
    }

    private List<Request> take(long nanos) {
        try {
            return queue.take(10, nanos);
        } catch (InterruptedException asked) {
            throw new AssertionError(asked);
        }
    }

    private static Request delivery() {
        return new Request.Settle(
                new Settlement.Delivered("crm", new OrderingKey("inbox"), 1), new CompletableFuture<>());
    }

    private static Request request() {
        return new Request.Append(List.of(), List.of(), new CompletableFuture<>());
    }
}
