// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

import org.msgevents.benchmark.Figures;
import org.msgevents.benchmark.Options;
import org.msgevents.benchmark.SampleEvents;
import org.msgevents.benchmark.ScratchDirectory;
import org.msgevents.delivery.DeliverySettings;
import org.msgevents.event.EventName;
import org.msgevents.filter.NotificationFilter;
import org.msgevents.filter.UserPattern;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.jdbc.Durability;
import org.msgevents.outbox.jdbc.OutboxConfiguration;
import org.msgevents.outbox.jdbc.Retention;
import org.msgevents.outbox.jdbc.SqliteOutbox;
import org.msgevents.publisher.MessageStoreEvents;
import org.msgevents.publisher.ReplayResult;
import org.msgevents.publisher.ReplaySelection;
import org.msgevents.subscription.DeliveryTerms;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.Subscription;
import org.msgevents.subscription.Telling;

/** What it costs to be able to tell events again, and to do so. */
public final class Replay {
    private static final int AT_A_TIME = 500;
    private static final int PER_LANE = 20;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final String SELECTED = "selected";
    private static final String PUT_BACK = "put back";
    private static final String ALONE = "an append alone";
    private static final String BESIDE = "an append beside a replay";

    private final Options options;
    private final Figures figures = new Figures();

    private enum Kept {
        FOR_AN_HOUR(Duration.ofHours(1)),
        NOT_AT_ALL(Duration.ZERO);

        private final Duration retention;

        Kept(Duration retention) {
            this.retention = retention;
        }

        String appended() {
            return this + " appended";
        }

        String delivered() {
            return this + " delivered";
        }
    }

    private Replay(Options options) {
        this.options = options;
    }

    /**
     * Runs as many rounds as told, after one that does not count, and prints medians with the least and the most.
     *
     * @param arguments {@code --rounds}, {@code --events}, and {@code --mailboxes} over which they are spread
     */
    public static void main(String[] arguments) throws Exception {
        Replay benchmark =
                new Replay(Options.parse(arguments, Map.of("rounds", "5", "events", "50000", "mailboxes", "1000")));
        List<Kept> order = new ArrayList<>(List.of(Kept.values()));
        benchmark.round(order);
        benchmark.figures.clear();
        for (int round = 0; round < benchmark.options.number("rounds"); round++) {
            benchmark.round(order);
            Collections.reverse(order);
        }
        benchmark.print();
    }

    private void round(List<Kept> order) throws Exception {
        for (Kept kept : order) {
            Retention retention = new Retention(Retention.STANDARD.ids(), kept.retention);
            try (ScratchDirectory scratch = ScratchDirectory.in(options.directory());
                    Outbox outbox = SqliteOutbox.open(
                            new OutboxConfiguration(scratch.path(), Durability.OS, retention), Clock.systemUTC())) {
                figures.add(
                        kept.appended(),
                        perSecond(() ->
                                SampleEvents.append(outbox, options.number("events"), options.number("mailboxes"), 0)));
                figures.add(kept.delivered(), perSecond(() -> drain(outbox)));
                if (kept == Kept.FOR_AN_HOUR) {
                    replay(outbox);
                }
            }
        }
    }

    /** To a subscription that is paused, so that nothing is measured but what puts back. */
    private void replay(Outbox outbox) throws Exception {
        join(outbox.pause(SampleEvents.SUBSCRIPTION, new Pause(Instant.now(), "to measure")));
        try (MessageStoreEvents running =
                MessageStoreEvents.start(List.of(subscription()), outbox, DeliverySettings.standard())) {
            ReplaySelection nobody = new ReplaySelection(
                    Optional.empty(), Optional.empty(), Set.of(), Optional.of(UserPattern.of("nobody@example.com")));
            figures.add(SELECTED, perSecond(() -> join(replay(running, nobody))));
            figures.add(ALONE, Producers.nanosPerAppend(outbox, 1, 1_000, 1_000_000) / NANOS_PER_MICRO);
            long begin = System.nanoTime();
            CompletionStage<Double> rate = replay(running, ReplaySelection.ALL).thenApply(done -> {
                require(done.events() == options.number("events"), "not all were put back");
                return done.events() * NANOS_PER_SECOND / (System.nanoTime() - begin);
            });
            figures.add(BESIDE, Producers.nanosPerAppend(outbox, 1, 1_000, 2_000_000) / NANOS_PER_MICRO);
            figures.add(PUT_BACK, join(rate));
        }
    }

    private static CompletionStage<ReplayResult> replay(MessageStoreEvents running, ReplaySelection selection) {
        return running.replays().replay(SampleEvents.SUBSCRIPTION, selection, 0);
    }

    private double perSecond(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return options.number("events") * NANOS_PER_SECOND / (System.nanoTime() - begin);
    }

    private void drain(Outbox outbox) {
        int left = options.number("events");
        while (left > 0) {
            DueQuery query =
                    new DueQuery(SampleEvents.SUBSCRIPTION, Instant.now(), AT_A_TIME / PER_LANE, PER_LANE, Set.of());
            List<CompletionStage<Void>> settled = new ArrayList<>();
            for (Lane lane : join(outbox.due(query)).lanes()) {
                for (KeptEvent event : lane.events()) {
                    settled.add(outbox.settle(
                            new Settlement.Delivered(SampleEvents.SUBSCRIPTION, lane.key(), event.sequence())));
                }
            }
            settled.forEach(Replay::join);
            left -= settled.size();
        }
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static Subscription subscription() {
        return new Subscription(
                SampleEvents.SUBSCRIPTION,
                NotificationFilter.of(Set.of(EventName.MESSAGE_NEW)),
                Telling.STANDARD,
                Inclusion.NONE,
                DeliveryTerms.STANDARD,
                new CountingMechanism(new CountDownLatch(0)));
    }

    private void print() {
        System.out.printf("%-28s%-26s%s%n", "events/s", "retention 1h", "retention 0s");
        System.out.printf(
                "%-28s%-26s%s%n",
                "appended, 500 at a time", of(Kept.FOR_AN_HOUR.appended()), of(Kept.NOT_AT_ALL.appended()));
        System.out.printf(
                "%-28s%-26s%s%n", "delivered", of(Kept.FOR_AN_HOUR.delivered()), of(Kept.NOT_AT_ALL.delivered()));
        System.out.printf("%-28s%s%n", "looked at by a replay", of(SELECTED));
        System.out.printf("%-28s%s%n%nmicroseconds%n", "put back by a replay", of(PUT_BACK));
        System.out.printf("%-28s%s%n", ALONE, of(ALONE));
        System.out.printf("%-28s%s%n", BESIDE, of(BESIDE));
    }

    private String of(String figure) {
        return figures.spread(figure).toString(0);
    }
}
