// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.msgevents.benchmark.BareLog;
import org.msgevents.benchmark.Figures;
import org.msgevents.benchmark.Options;
import org.msgevents.benchmark.ScratchDirectory;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.jdbc.Durability;
import org.msgevents.outbox.jdbc.OutboxConfiguration;
import org.msgevents.outbox.jdbc.Retention;
import org.msgevents.outbox.jdbc.SqliteOutbox;

/** Appends per second, and what an append takes, beside a loop that only appends to a file and calls fdatasync. */
public final class OutboxAppends {
    private static final List<Integer> PRODUCERS = List.of(1, 4, 16);
    private static final String BARE = "bare";
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    private final Path directory;
    private final int appends;
    private final Figures figures = new Figures();

    private record Cell(Durability durability, int producers) {
        static List<Cell> all() {
            return List.of(Durability.values()).stream()
                    .flatMap(durability -> PRODUCERS.stream().map(producers -> new Cell(durability, producers)))
                    .toList();
        }

        String rate() {
            return this + " rate";
        }

        String ratio() {
            return this + " ratio";
        }

        String fdatasyncs() {
            return this + " fdatasyncs";
        }

        @Override
        public String toString() {
            return String.format("%-4s %2d", durability.name().toLowerCase(Locale.ROOT), producers);
        }
    }

    private OutboxAppends(Path directory, int appends) {
        this.directory = directory;
        this.appends = appends;
    }

    /**
     * Runs as many rounds as told, after one that does not count, and prints medians with the least and the most.
     *
     * @param arguments {@code --rounds} and {@code --appends}, the latter of each producer
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, Map.of("rounds", "10", "appends", "1000"));
        OutboxAppends benchmark = new OutboxAppends(options.directory(), options.number("appends"));
        benchmark.round(Cell.all());
        benchmark.figures.clear();
        List<Cell> order = new ArrayList<>(Cell.all());
        for (int round = 0; round < options.number("rounds"); round++) {
            benchmark.round(order);
            Collections.reverse(order);
        }
        benchmark.print();
    }

    /** The bare loop runs before each: what the disk does changes by the second. */
    private void round(List<Cell> order) throws Exception {
        for (Cell cell : order) {
            double bare = BareLog.nanosPerAppend(directory, appends);
            double nanos = nanosPerAppend(cell);
            figures.add(BARE, bare / NANOS_PER_MICRO);
            figures.add(cell.rate(), NANOS_PER_SECOND / nanos);
            figures.add(cell.ratio(), bare / nanos);
            figures.add(cell.fdatasyncs(), nanos * cell.producers() / bare);
        }
    }

    private double nanosPerAppend(Cell cell) throws Exception {
        try (ScratchDirectory scratch = ScratchDirectory.in(directory);
                Outbox outbox = open(scratch.path(), cell.durability())) {
            Producers.nanosPerAppend(outbox, cell.producers(), appends / 2, 1);
            return Producers.nanosPerAppend(outbox, cell.producers(), appends, appends);
        }
    }

    private static Outbox open(Path directory, Durability durability) throws IOException {
        return SqliteOutbox.open(new OutboxConfiguration(directory, durability, Retention.STANDARD), Clock.systemUTC());
    }

    private void print() {
        System.out.printf(
                "append and fdatasync, bare: %s microseconds%n%n",
                figures.spread(BARE).toString(0));
        System.out.printf(
                "%-7s  %-24s  %-22s  %s%n", "", "appends/s", "of the bare loop's", "an append takes, in fdatasyncs");
        for (Cell cell : Cell.all()) {
            System.out.printf(
                    "%s  %-24s  %-22s  %s%n",
                    cell,
                    figures.spread(cell.rate()).toString(0),
                    figures.spread(cell.ratio()).toString(2),
                    figures.spread(cell.fdatasyncs()).toString(2));
        }
    }
}
