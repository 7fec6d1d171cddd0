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

/** Throughput of IMAP APPEND and of SMTP delivery without the bundle, and with it in both durabilities. */
public final class MailThroughput {
    private static final int BARE_APPENDS = 200;

    private final Receiver receiver;
    private final Servers servers;
    private final Path directory;
    private final Comparison comparison = new Comparison();

    private MailThroughput(Receiver receiver, Servers servers, Path directory) {
        this.receiver = receiver;
        this.servers = servers;
        this.directory = directory;
    }

    /**
     * Runs as many rounds as told, after the warm-up, and prints medians with the least and the most.
     *
     * @param arguments {@code --rounds}, {@code --warm-up} rounds that do not count, {@code --messages} of a round
     *     and {@code --receiver}: {@code taking} or {@code none}, so that all events stay in the outbox
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(
                arguments, Map.of("rounds", "12", "warm-up", "6", "messages", "800", "receiver", "taking"));
        ServerDirectory.Source source = ServerDirectory.Source.in(Path.of("").toAbsolutePath());
        try (ScratchDirectory scratch = ScratchDirectory.in(options.directory());
                Receiver receiver = Receiver.start()) {
            URI uri = options.text("receiver").equals("none") ? Receiver.nowhere() : receiver.uri();
            try (Servers servers = Servers.start(scratch.path(), source, uri)) {
                new MailThroughput(receiver, servers, scratch.path()).run(options);
            }
        }
    }

    private void run(Options options) throws Exception {
        int messages = options.number("messages");
        List<Variant> order = new ArrayList<>(List.of(Variant.values()));
        for (int round = 0; round < options.number("warm-up"); round++) {
            round(order, messages);
        }
        comparison.clear();
        for (int round = 0; round < options.number("rounds"); round++) {
            round(order, messages);
            Collections.reverse(order);
        }
        comparison.print(System.out);
        System.out.printf("%nevents taken by the receiver, warm-up included: %d%n", receiver.taken());
    }

    private void round(List<Variant> order, int messages) throws Exception {
        for (Workload workload : Workload.all()) {
            double fdatasync = BareLog.nanosPerAppend(directory, BARE_APPENDS);
            Map<Variant, Double> nanos = new EnumMap<>(Variant.class);
            for (Variant variant : order) {
                nanos.put(
                        variant,
                        Round.nanosPerMessage(servers.ports(variant), workload, messages / workload.connections()));
                receiver.awaitQuiet();
            }
            comparison.add(workload, nanos, fdatasync);
        }
    }
}
