// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.msgevents.benchmark.BareLog;
import org.msgevents.benchmark.Options;
import org.msgevents.benchmark.ScratchDirectory;

/** Throughput of mail operations without the bundle, and with it in both durabilities. */
public final class MailThroughput {
    private static final int BARE_APPENDS = 200;
    private static final Map<String, String> DEFAULTS = Map.of(
            "rounds", "6",
            "warm-up", "15",
            "operations", "2000",
            "loads", "APPEND,SMTP",
            "connections", "1,16",
            "receiver", "taking",
            "subscribed", "all",
            "mailboxes", "memory");

    private final Receiver receiver;
    private final Servers servers;
    private final Path directory;
    private final List<Workload> workloads;
    private final Comparison comparison = new Comparison();

    private MailThroughput(Receiver receiver, Servers servers, Path directory, List<Workload> workloads) {
        this.receiver = receiver;
        this.servers = servers;
        this.directory = directory;
        this.workloads = workloads;
    }

    /**
     * Runs as many rounds as told, after the warm-up, and prints medians with the least and the most.
     *
     * @param arguments {@code --rounds}, {@code --warm-up} rounds of the busiest workloads that do not count,
     *     {@code --operations} of a round,
     *     {@code --loads} of {@link Workload.Operation}, {@code --connections} of at most 16, {@code --subscribed}
     *     events, {@code --receiver}: {@code taking}, or {@code none} so that all events stay in the outbox, and
     *     {@code --mailboxes}: in {@code memory}, or on disk by {@code jpa}
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, DEFAULTS);
        List<Workload> workloads = Workload.parse(options.text("loads"), options.text("connections"));
        ServerDirectory.Source source = ServerDirectory.Source.in(Path.of("").toAbsolutePath());
        try (ScratchDirectory scratch = ScratchDirectory.in(options.directory());
                Receiver receiver = Receiver.start()) {
            URI uri = options.text("receiver").equals("none") ? Receiver.nowhere() : receiver.uri();
            ServerDirectory.Subscribed subscribed = new ServerDirectory.Subscribed(options.text("subscribed"), uri);
            Mailboxes mailboxes = Mailboxes.parse(options.text("mailboxes"));
            try (Servers servers = Servers.start(scratch.path(), source, subscribed, mailboxes)) {
                new MailThroughput(receiver, servers, scratch.path(), workloads).run(options);
            }
        }
    }

    private void run(Options options) throws Exception {
        int operations = options.number("operations");
        List<Variant> order = new ArrayList<>(List.of(Variant.values()));
        for (int round = 0; round < options.number("warm-up"); round++) {
            round(order, Workload.busiest(workloads), operations);
        }
        comparison.clear();
        for (int round = 0; round < options.number("rounds"); round++) {
            round(order, workloads, operations);
            Collections.reverse(order);
        }
        comparison.print(System.out, workloads);
        System.out.printf("%nevents taken by the receiver, warm-up included: %d%n", receiver.taken());
    }

    private void round(List<Variant> order, List<Workload> all, int operations) throws Exception {
        for (Workload workload : all) {
            double fdatasync = BareLog.nanosPerAppend(directory, BARE_APPENDS);
            Map<Variant, Cost> costs = new EnumMap<>(Variant.class);
            for (Variant variant : order) {
                costs.put(variant, cost(servers.of(variant), workload, operations / workload.connections()));
            }
            comparison.add(workload, costs, fdatasync);
        }
    }

    private Cost cost(ServerProcess server, Workload workload, int operations) throws Exception {
        long processor = server.processorNanos();
        double elapsed = Round.nanosPerOperation(server.ports(), workload, operations);
        receiver.awaitQuiet();
        double used = server.processorNanos() - processor;
        return new Cost(elapsed, used / workload.connections() / operations);
    }
}
