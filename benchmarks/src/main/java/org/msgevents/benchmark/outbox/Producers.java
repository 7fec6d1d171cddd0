// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.msgevents.benchmark.SampleEvents;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;

/** Threads that append one event after the other, each once its last is durable. */
final class Producers {
    private Producers() {}

    /**
     * The time of all appends together by their number, in nanoseconds.
     *
     * @param appends of each producer
     * @param firstUid of {@code appends} that no earlier run against this outbox used
     */
    static double nanosPerAppend(Outbox outbox, int producers, int appends, long firstUid) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(producers);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int user = 0; user < producers; user++) {
                List<Sample> samples = samples(user, appends, firstUid);
                running.add(threads.submit(() -> {
                    start.await();
                    append(outbox, samples);
                    return outbox;
                }));
            }
            long begin = System.nanoTime();
            start.countDown();
            for (Future<?> producer : running) {
                producer.get();
            }
            return (double) (System.nanoTime() - begin) / producers / appends;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A delivery, as the listener has it kept. */
    private record Sample(OutboxEntry entry, MailboxNote note) {}

    /** Made before the clock runs: what an event costs to make is not the outbox's. */
    private static List<Sample> samples(int user, int appends, long firstUid) {
        return IntStream.range(0, appends)
                .mapToObj(
                        i -> new Sample(SampleEvents.entry(user, firstUid + i), SampleEvents.note(user, firstUid + i)))
                .toList();
    }

    private static void append(Outbox outbox, List<Sample> samples) throws InterruptedException, ExecutionException {
        for (Sample sample : samples) {
            outbox.append(List.of(sample.entry()), List.of(sample.note()))
                    .toCompletableFuture()
                    .get();
        }
    }
}
