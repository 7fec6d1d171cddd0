// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.msgevents.benchmark.Figures;
import org.msgevents.benchmark.Options;
import org.msgevents.benchmark.SampleEvents;
import org.msgevents.benchmark.ScratchDirectory;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.event.EventName;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.filter.UserPattern;
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

/** Events per second, from publishing to delivery, for one subscription that gets them among many that do not. */
public final class ManySubscriptions {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Options options;
    private final Figures figures = new Figures();

    /** What the others want. */
    private enum Others {
        NONE("that one alone", ""),
        OTHER_EVENTS("the others want other events", "*@example.com"),
        OTHER_DOMAINS("other users: *@customer7.example", "*@customer#.example"),
        OTHER_PATTERNS("other users: *@customer7.*", "*@customer#.*");

        private final String words;
        private final String users;

        Others(String words, String users) {
            this.words = words;
            this.users = users;
        }
    }

    private ManySubscriptions(Options options) {
        this.options = options;
    }

    /**
     * Runs as many rounds as told, after one that does not count, and prints medians with the least and the most.
     *
     * @param arguments {@code --rounds}, {@code --subscriptions}, {@code --events}, and {@code --mailboxes} over which
     *     they are spread
     */
    public static void main(String[] arguments) throws Exception {
        ManySubscriptions benchmark = new ManySubscriptions(Options.parse(
                arguments, Map.of("rounds", "5", "subscriptions", "1000", "events", "20000", "mailboxes", "100000")));
        List<Others> order = new ArrayList<>(List.of(Others.values()));
        benchmark.round(order);
        benchmark.figures.clear();
        for (int round = 0; round < benchmark.options.number("rounds"); round++) {
            benchmark.round(order);
            Collections.reverse(order);
        }
        benchmark.print();
    }

    private void round(List<Others> order) throws Exception {
        for (Others others : order) {
            figures.add(others.name(), eventsPerSecond(others));
        }
    }

    private double eventsPerSecond(Others others) throws Exception {
        int events = options.number("events");
        CountDownLatch delivered = new CountDownLatch(events);
        List<Subscription> subscriptions = subscriptions(others, new CountingMechanism(delivered));
        try (ScratchDirectory scratch = ScratchDirectory.in(options.directory());
                Outbox outbox = SqliteOutbox.open(
                        new OutboxConfiguration(scratch.path(), Durability.OS, Retention.STANDARD), Clock.systemUTC());
                MessageStoreEvents running =
                        MessageStoreEvents.start(subscriptions, outbox, DeliverySettings.standard())) {
            long start = System.nanoTime();
            Publishing.publish(running.publisher(), events, options.number("mailboxes"));
            delivered.await();
            return events * NANOS_PER_SECOND / (System.nanoTime() - start);
        }
    }

    private List<Subscription> subscriptions(Others others, CountingMechanism mechanism) {
        int count = others == Others.NONE ? 0 : options.number("subscriptions") - 1;
        Subscription concerned =
                subscription(SampleEvents.SUBSCRIPTION, EventName.MESSAGE_NEW, "*@example.com", mechanism);
        return Stream.concat(Stream.of(concerned), IntStream.range(0, count).mapToObj(i -> other(others, i, mechanism)))
                .toList();
    }

    private static Subscription other(Others others, int number, CountingMechanism mechanism) {
        EventName wanted = others == Others.OTHER_EVENTS ? EventName.MAILBOX_CREATE : EventName.MESSAGE_NEW;
        return subscription("other" + number, wanted, others.users.replace("#", Integer.toString(number)), mechanism);
    }

    private static Subscription subscription(String name, EventName wanted, String users, CountingMechanism mechanism) {
        return new Subscription(
                name,
                new NotificationFilter(Set.of(wanted), List.of(UserPattern.of(users)), List.of(), Set.of(), List.of()),
                Telling.STANDARD,
                Inclusion.NONE,
                DeliveryTerms.STANDARD,
                mechanism);
    }

    private void print() {
        System.out.printf(
                "%d subscriptions, of which one gets the events, and %d mailboxes%n%n%-33s%s%n",
                options.number("subscriptions"), options.number("mailboxes"), "", "events/s");
        for (Others others : Others.values()) {
            System.out.printf(
                    "%-33s%s%n", others.words, figures.spread(others.name()).toString(0));
        }
    }
}
