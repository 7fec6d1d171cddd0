// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.msgevents.testkit.EventFixture.CRM;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Settlement;

/** Replays and delivers until nobody reads any more, and prints how many events each replay has put back. */
final class ReplayingProcess {
    private static final int PORTION = 20;

    private ReplayingProcess() {}

    /** Takes the outbox's directory. */
    public static void main(String... arguments) {
        Outbox outbox = SqliteOutbox.open(OutboxConfiguration.of(Path.of(arguments[0])), Clock.systemUTC());
        while (!System.out.checkError()) {
            outbox.due(new DueQuery(CRM, Instant.now(), 3, PORTION, Set.of()))
                    .toCompletableFuture()
                    .join()
                    .lanes()
                    .forEach(lane -> deliver(outbox, lane));
            List<Long> delivered =
                    outbox.delivered(new DeliveredQuery(CRM, 0, PORTION)).toCompletableFuture().join().events().stream()
                            .map(KeptEvent::sequence)
                            .toList();
            System.out.println(
                    outbox.replay(CRM, delivered).toCompletableFuture().join().events());
        }
    }

    private static void deliver(Outbox outbox, Lane lane) {
        lane.events().forEach(event -> outbox.settle(new Settlement.Delivered(CRM, lane.key(), event.sequence())));
    }
}
