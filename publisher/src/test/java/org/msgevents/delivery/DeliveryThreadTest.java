// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryThreadTest {
    private final DeliveryThread thread = new DeliveryThread();
    private final Queue<String> done = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        thread.stop();
    }

    @Test
    void workShouldBeDoneInItsOrder() {
        List<String> all = IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();

        all.forEach(name -> thread.execute(() -> done.add(name)));

        await().untilAsserted(() -> assertThat(done).containsExactlyElementsOf(all));
    }

    @Test
    void workShouldBeDoneOnOneThread() {
        Runnable note = () -> done.add(Thread.currentThread().getName());
        thread.execute(note);
        thread.after(Duration.ofMillis(1), note);

        await().untilAsserted(() -> assertThat(done).hasSize(2).containsOnly("message-store-events-delivery"));
    }

    @Test
    void failureShouldNotEndTheOthers() {
        thread.execute(() -> {
            throw new IllegalStateException("a failure, as this test wants it");
        });
        thread.execute(() -> done.add("next"));

        await().untilAsserted(() -> assertThat(done).containsExactly("next"));
    }

    @Test
    void errorShouldNotEndTheOthers() {
        CountDownLatch waiting = new CountDownLatch(1);
        thread.execute(() -> {
            await().until(() -> waiting.getCount() == 0);
            throw new StackOverflowError("an error, as this test wants it");
        });
        thread.execute(() -> done.add("next"));
        waiting.countDown();

        await().untilAsserted(() -> assertThat(done).containsExactly("next"));
    }

    @Test
    void cancelledTimerShouldNotGoOff() {
        DeliveryThread.Timer timer = thread.after(Duration.ofMillis(20), () -> done.add("cancelled"));
        timer.cancel();
        thread.after(Duration.ofMillis(60), () -> done.add("kept"));

        await().untilAsserted(() -> assertThat(done).containsExactly("kept"));
    }

    @Test
    void cancelShouldHoldForWhatIsAboutToBegin() {
        thread.execute(() -> {
            DeliveryThread.Timer timer = thread.after(Duration.ofMillis(1), () -> done.add("cancelled"));
            await().pollDelay(Duration.ofMillis(30)).until(() -> true);
            timer.cancel();
        });
        thread.after(Duration.ofMillis(60), () -> done.add("kept"));

        await().untilAsserted(() -> assertThat(done).containsExactly("kept"));
    }

    @Test
    void workShouldBeLeftWhenItHasStopped() {
        thread.stop();

        thread.execute(() -> done.add("late"));
        thread.after(Duration.ofMillis(1), () -> done.add("later"));

        await().pollDelay(Duration.ofMillis(30))
                .untilAsserted(() -> assertThat(done).isEmpty());
    }
}
