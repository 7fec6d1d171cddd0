// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.msgevents.benchmark.Options;
import org.msgevents.benchmark.SampleEvents;
import org.msgevents.benchmark.ScratchDirectory;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.event.EventName;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.jdbc.OutboxConfiguration;
import org.msgevents.outbox.jdbc.SqliteOutbox;
import org.msgevents.publisher.MessageStoreEvents;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

/** Heap in use without a backlog and with one, for a receiver that cannot be reached. */
public final class BacklogHeap {
    private static final int WARM_UP_EVENTS = 2_000;

    private BacklogHeap() {}

    /**
     * Prints the heap with no event, with all of them, and after a restart with all of them.
     *
     * @param arguments {@code --events}, and {@code --mailboxes} over which they are spread
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, Map.of("events", "100000", "mailboxes", "10000"));
        int events = options.number("events");
        int mailboxes = options.number("mailboxes");
        try (ScratchDirectory scratch = ScratchDirectory.in(options.directory())) {
            fill(scratch.path(), WARM_UP_EVENTS, mailboxes);
        }
        try (ScratchDirectory scratch = ScratchDirectory.in(options.directory())) {
            double empty = fill(scratch.path(), 0, mailboxes);
            print("no backlog", empty, empty);
            print("a backlog of " + events, fill(scratch.path(), events, mailboxes), empty);
            print("the same after a restart", fill(scratch.path(), 0, mailboxes), empty);
        }
    }

    /** The heap in MiB, once that many more events are kept. */
    private static double fill(Path directory, int events, int mailboxes) {
        Outbox outbox = SqliteOutbox.open(OutboxConfiguration.of(directory), Clock.systemUTC());
        try (MessageStoreEvents running =
                MessageStoreEvents.start(List.of(subscription()), outbox, DeliverySettings.standard())) {
            Publishing.publish(running.publisher(), events, mailboxes);
            return Heap.usedMebibytes();
        }
    }

    private static Subscription subscription() {
        return new Subscription(
                SampleEvents.SUBSCRIPTION,
                NotificationFilter.of(Set.of(EventName.MESSAGE_NEW)),
                Telling.STANDARD,
                Inclusion.NONE,
                DeliveryTerms.STANDARD,
                new UnreachableMechanism());
    }

    private static void print(String situation, double heap, double empty) {
        System.out.printf("%-26s %6.1f MiB, %+.1f MiB%n", situation, heap, heap - empty);
    }
}
