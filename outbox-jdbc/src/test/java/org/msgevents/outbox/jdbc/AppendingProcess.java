// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.msgevents.testkit.EventFixture.CRM;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.Outbox;
import org.msgevents.testkit.EventFixture;

/**
 * Appends until nobody reads any more, in several threads, each to a key of its own, and prints the label of every
 * event whose append has completed.
 */
final class AppendingProcess {
    private static final int THREADS = 4;

    private AppendingProcess() {}

    /** Takes the outbox's directory, its durability, and what the labels start with. */
    public static void main(String... arguments) {
        OutboxConfiguration configuration =
                new OutboxConfiguration(Path.of(arguments[0]), Durability.valueOf(arguments[1]), Retention.STANDARD);
        Outbox outbox = SqliteOutbox.open(configuration, Clock.systemUTC());
        IntStream.range(0, THREADS)
                .mapToObj(i -> new Thread(() -> append(outbox, OrderingKey.ofMailbox(arguments[2] + " " + i))))
                .forEach(Thread::start);
    }

    private static void append(Outbox outbox, OrderingKey key) {
        IntStream.iterate(0, i -> !System.out.checkError(), i -> i + 1)
                .mapToObj(i -> key + "#" + i)
                .forEach(label -> {
                    outbox.append(List.of(EventFixture.entry(label, key, CRM)))
                            .toCompletableFuture()
                            .join();
                    byte[] line = (label + "\n").getBytes(StandardCharsets.UTF_8);
                    System.out.write(line, 0, line.length);
                });
    }
}
