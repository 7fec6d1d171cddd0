// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.msgevents.benchmark.SampleEvents;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.event.EventName;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.jdbc.Durability;
import org.msgevents.outbox.jdbc.OutboxConfiguration;
import org.msgevents.outbox.jdbc.Retention;
import org.msgevents.outbox.jdbc.SqliteOutbox;
import org.msgevents.publisher.MessageStoreEvents;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

/** What {@link BacklogDrain} starts: fills an outbox until it is killed, drains one, or begins with an empty one. */
final class BacklogProcess {
    static final String FILL = "fill";
    static final String DRAIN = "drain";
    static final String FLOW = "flow";
    static final String FILLED = "filled";

    private static final int OCTETS = 1_024;
    private static final int PARTS = 5;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Path directory;
    private final int events;
    private final int mailboxes;

    /** Counts down with each delivery. */
    private final CountDownLatch left;

    private BacklogProcess(Path directory, int events, int mailboxes) {
        this.directory = directory;
        this.events = events;
        this.mailboxes = mailboxes;
        left = new CountDownLatch(events);
    }

    /**
     * Does one of the three.
     *
     * @param arguments what to do, the directory of the outbox, how many events, and mailboxes
     */
    public static void main(String[] arguments) throws Exception {
        BacklogProcess process = new BacklogProcess(
                Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        switch (arguments[0]) {
            case FILL -> process.fill();
            case DRAIN -> process.drain();
            default -> process.flow();
        }
    }

    private void fill() throws InterruptedException {
        SampleEvents.append(open(), events, mailboxes, OCTETS);
        System.out.println(FILLED);
        new CountDownLatch(1).await();
    }

    private Outbox open() {
        return SqliteOutbox.open(
                new OutboxConfiguration(directory, Durability.OS, Retention.STANDARD), Clock.systemUTC());
    }

    private void drain() {
        long begin = System.nanoTime();
        MessageStoreEvents running = start();
        awaitDelivered(1);
        System.out.printf(
                "first delivery %.2f s after the outbox was opened, %.2f s after the process was started%n",
                (System.nanoTime() - begin) / NANOS_PER_SECOND,
                ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_PER_SECOND);
        drainInParts();
        running.close();
    }

    private MessageStoreEvents start() {
        return MessageStoreEvents.start(List.of(subscription()), open(), DeliverySettings.standard());
    }

    private void drainInParts() {
        for (int part = 1; part <= PARTS; part++) {
            int before = delivered();
            long begin = System.nanoTime();
            int until = (int) ((long) events * part / PARTS);
            awaitDelivered(until);
            System.out.printf(
                    "%d delivered, %.0f a second, heap %.1f MiB%n",
                    until, rate(delivered() - before, begin), Heap.usedMebibytes());
        }
    }

    private void flow() {
        try (MessageStoreEvents running = start()) {
            long begin = System.nanoTime();
            Publishing.publish(running.publisher(), events, mailboxes);
            awaitDelivered(events);
            System.out.printf(
                    "with nothing waiting: %d published and delivered, %.0f a second, heap %.1f MiB%n",
                    events, rate(events, begin), Heap.usedMebibytes());
        }
    }

    private void awaitDelivered(int count) {
        while (delivered() < count) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private int delivered() {
        return events - (int) left.getCount();
    }

    private static double rate(int count, long begin) {
        return count * NANOS_PER_SECOND / (System.nanoTime() - begin);
    }

    private Subscription subscription() {
        return new Subscription(
                SampleEvents.SUBSCRIPTION,
                NotificationFilter.of(Set.of(EventName.MESSAGE_NEW)),
                Telling.STANDARD,
                Inclusion.NONE,
                DeliveryTerms.STANDARD,
                new CountingMechanism(left));
    }
}
