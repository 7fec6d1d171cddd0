// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.msgevents.benchmark.Options;
import org.msgevents.benchmark.SampleEvents;
import org.msgevents.benchmark.ScratchDirectory;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.outbox.jdbc.OutboxConfiguration;
import org.msgevents.outbox.jdbc.SqliteOutbox;

/** The disk that a backlog takes, and how much of it comes back once it has drained. */
public final class BacklogDisk {
    private static final int AT_A_TIME = 500;
    private static final int OCTETS = 1_024;
    private static final double SHARE_LEFT = 0.05;
    private static final Duration REPEAT_WINDOW = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final double OCTETS_PER_MIB = 1024.0 * 1024.0;

    private BacklogDisk() {}

    /**
     * Prints the octets of all files with the backlog, when it is drained, and when the outbox has forgotten it, and
     * fails if more than 5 % of the most are left.
     *
     * @param arguments {@code --events}, and {@code --mailboxes} over which they are spread
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, Map.of("events", "1000000", "mailboxes", "10000"));
        try (ScratchDirectory scratch = ScratchDirectory.in(options.directory())) {
            measure(scratch.path(), options.number("events"), options.number("mailboxes"));
        }
    }

    private static void measure(Path directory, int events, int mailboxes) throws IOException {
        long peak;
        try (Outbox outbox = SqliteOutbox.open(OutboxConfiguration.of(directory), Clock.systemUTC())) {
            SampleEvents.append(outbox, events, mailboxes, OCTETS);
            peak = octets(directory);
            print("a backlog of " + events, peak, peak);
            drain(outbox);
            print("drained", octets(directory), peak);
        }
        Clock later = Clock.offset(Clock.systemUTC(), REPEAT_WINDOW.plusMinutes(1));
        try (Outbox outbox = SqliteOutbox.open(OutboxConfiguration.of(directory), later)) {
            long begin = System.nanoTime();
            while (octets(directory) >= SHARE_LEFT * peak && System.nanoTime() - begin < PATIENCE.toNanos()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            print("an hour later, after " + seconds + " s", octets(directory), peak);
            require(octets(directory) < SHARE_LEFT * peak, "more than 5 % are left");
            require(counters(outbox).delivered() == events, "not all are delivered: " + counters(outbox));
        }
    }

    private static void drain(Outbox outbox) {
        while (counters(outbox).pending() > 0) {
            DueQuery query =
                    new DueQuery(SampleEvents.SUBSCRIPTION, Clock.systemUTC().instant(), AT_A_TIME, 2, Set.of());
            List<CompletableFuture<Void>> settled = new ArrayList<>();
            for (Lane lane : outbox.due(query).toCompletableFuture().join().lanes()) {
                for (KeptEvent event : lane.events()) {
                    settled.add(outbox.settle(
                                    new Settlement.Delivered(SampleEvents.SUBSCRIPTION, lane.key(), event.sequence()))
                            .toCompletableFuture());
                }
            }
            settled.forEach(CompletableFuture::join);
        }
    }

    private static SubscriptionCounters counters(Outbox outbox) {
        return outbox.counters()
                .toCompletableFuture()
                .join()
                .values()
                .iterator()
                .next();
    }

    private static long octets(Path directory) throws IOException {
        long octets = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                octets += Files.size(file);
            }
        }
        return octets;
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static void print(String situation, long octets, long peak) {
        System.out.printf("%-32s %8.1f MiB %6.1f %%%n", situation, octets / OCTETS_PER_MIB, 100.0 * octets / peak);
    }
}
