// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.msgevents.benchmark.Figures;
import org.msgevents.benchmark.Options;
import org.msgevents.benchmark.ScratchDirectory;

/** How long mail clients wait while the receiver of all events hangs, next to one that answers at once. */
public final class MailLatency {
    private static final String ANSWERING = "answering";
    private static final String HANGING = "hanging";
    private static final List<Integer> PERCENTILES = List.of(50, 99);
    private static final int HUNDRED = 100;
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Options options;
    private final ServerProcess answering;
    private final ServerProcess hanging;
    private final Figures figures = new Figures();

    private MailLatency(Options options, ServerProcess answering, ServerProcess hanging) {
        this.options = options;
        this.answering = answering;
        this.hanging = hanging;
    }

    /**
     * Runs as many rounds as told, after the warm-up, and prints medians with the least and the most. The operations
     * of a round go to both servers in turn, over one connection to each.
     *
     * @param arguments {@code --rounds}, {@code --warm-up} rounds that do not count, {@code --operations} of a round,
     *     {@code --loads} of {@link Workload.Operation}, and {@code --durability} of the outboxes
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(
                arguments,
                Map.of(
                        "rounds", "10",
                        "warm-up", "10",
                        "operations", "1000",
                        "loads", "APPEND,SMTP",
                        "durability", "disk"));
        Variant variant = Variant.valueOf(options.text("durability").toUpperCase(Locale.ROOT));
        List<Workload> workloads = Workload.parse(options.text("loads"), "1");
        try (ScratchDirectory scratch = ScratchDirectory.in(options.directory());
                Receiver taking = Receiver.start();
                Receiver silent = Receiver.startSilent();
                ServerProcess answering = start(scratch.path().resolve(ANSWERING), variant, taking.uri());
                ServerProcess hanging = start(scratch.path().resolve(HANGING), variant, silent.uri())) {
            MailLatency benchmark = new MailLatency(options, answering, hanging);
            benchmark.rounds(workloads, options.number("warm-up"));
            benchmark.figures.clear();
            benchmark.rounds(workloads, options.number("rounds"));
            benchmark.print(workloads);
            System.out.printf("%nevents taken by the receiver that answers: %d%n", taking.taken());
        }
    }

    private static ServerProcess start(Path directory, Variant variant, URI receiver) throws Exception {
        ServerDirectory.create(
                directory,
                ServerDirectory.Source.in(Path.of("").toAbsolutePath()),
                variant,
                new ServerDirectory.Subscribed("all", receiver));
        return ServerProcess.start(directory, Mailboxes.MEMORY, Round.users());
    }

    private void rounds(List<Workload> workloads, int count) throws Exception {
        for (int round = 0; round < count; round++) {
            for (Workload workload : workloads) {
                round(workload);
            }
        }
    }

    private void round(Workload workload) throws Exception {
        int operations = options.number("operations");
        long[] first = new long[operations];
        long[] second = new long[operations];
        String user = Round.users().get(0);
        try (Client toAnswering = Client.open(workload.operation(), answering.ports(), user);
                Client toHanging = Client.open(workload.operation(), hanging.ports(), user)) {
            toAnswering.prepare();
            toHanging.prepare();
            for (int i = 0; i < operations; i++) {
                first[i] = toAnswering.nanosOf(i + 1);
                second[i] = toHanging.nanosOf(i + 1);
            }
            toAnswering.empty();
            toHanging.empty();
        }
        Arrays.sort(first);
        Arrays.sort(second);
        for (int percentile : PERCENTILES) {
            double healthy = percentile(first, percentile);
            double hung = percentile(second, percentile);
            figures.add(name(workload, percentile, ANSWERING), healthy / NANOS_PER_MILLI);
            figures.add(name(workload, percentile, HANGING), hung / NANOS_PER_MILLI);
            figures.add(name(workload, percentile, "ratio"), hung / healthy);
        }
    }

    private static double percentile(long[] sorted, int percentile) {
        return sorted[(sorted.length - 1) * percentile / HUNDRED];
    }

    private static String name(Workload workload, int percentile, String figure) {
        return workload + " " + percentile + " " + figure;
    }

    private void print(List<Workload> workloads) {
        System.out.printf("%-14s  %-22s  %-22s  %s%n", "milliseconds", ANSWERING, HANGING, "ratio");
        for (Workload workload : workloads) {
            for (int percentile : PERCENTILES) {
                System.out.printf(
                        "%-9s  p%d  %-22s  %-22s  %s%n",
                        workload.operation(),
                        percentile,
                        figures.spread(name(workload, percentile, ANSWERING)).toString(2),
                        figures.spread(name(workload, percentile, HANGING)).toString(2),
                        figures.spread(name(workload, percentile, "ratio")).toString(2));
            }
        }
    }
}
