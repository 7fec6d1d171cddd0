// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.NOON;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.ParkedQuery;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;
import org.msgevents.testkit.MutableClock;

/** An outbox and its model, to which the same happens; after each step they must tell the same. */
final class OutboxPair implements AutoCloseable {
    private static final int ALL = 1_000;
    private static final Retention RETENTION = new Retention(Duration.ofDays(1), Duration.ofDays(1));

    private final MutableClock clock = MutableClock.startingAt(NOON);
    private final Path place;
    private Path directory;
    private Outbox outbox;

    /** The present state last; before it those that a crash may lead back to. */
    private final List<OutboxModel> models = new ArrayList<>();

    private int crashes;

    private final Limits limits;

    private OutboxPair(Path place, Map<String, Bounds> bounds) {
        this.place = place;
        limits = new Limits(Bounds.NONE, bounds, 0);
        models.add(new OutboxModel(bounds));
        directory = place.resolve("0");
        outbox = open();
    }

    /** @param bounds by subscription; of events that wait only */
    static OutboxPair open(Path place, Map<String, Bounds> bounds) {
        return new OutboxPair(place, bounds);
    }

    private Outbox open() {
        return SqliteOutbox.open(
                new OutboxConfiguration(directory, Durability.OS, RETENTION, limits, Optional.empty()), clock);
    }

    private OutboxModel model() {
        return models.get(models.size() - 1);
    }

    void append(OutboxEntry entry) {
        await(outbox.append(List.of(entry)));
        model().append(entry, now());
        durable();
    }

    /** An event of a lane, by its place in it; there may be none. */
    void settle(String subscription, OrderingKey key, int index, BiFunction<Long, Instant, Settlement> outcome) {
        List<Long> lane = model().lane(subscription, key);
        long sequence = index < lane.size() ? lane.get(index) : Long.MAX_VALUE;
        Settlement settlement = outcome.apply(sequence, now());
        await(outbox.settle(settlement));
        models.add(model().copy());
        model().settle(settlement, now());
    }

    void release(String subscription, int index) {
        long sequence = parked(subscription, index);
        boolean released = await(outbox.release(subscription, sequence));
        assertThat(released).isEqualTo(model().release(subscription, sequence, now()));
        durable();
    }

    void drop(String subscription, int index) {
        long sequence = parked(subscription, index);
        boolean dropped = await(outbox.drop(subscription, sequence));
        assertThat(dropped).isEqualTo(model().drop(subscription, sequence));
        durable();
    }

    /** Those of the first delivered events that are chosen, and one that is none. */
    void replay(String subscription, Set<Integer> chosen) {
        List<OutboxView.Told> delivered = model().delivered(subscription);
        List<Long> sequences = Stream.concat(
                        chosen.stream()
                                .filter(index -> index < delivered.size())
                                .map(index -> delivered.get(index).sequence()),
                        Stream.of(Long.MAX_VALUE))
                .toList();
        Replayed replayed = await(outbox.replay(subscription, sequences));
        assertThat(replayed).isEqualTo(model().replay(subscription, sequences, now()));
        durable();
    }

    void pause(String subscription) {
        boolean paused = await(outbox.pause(subscription, new Pause(now(), "wanted")));
        assertThat(paused).isEqualTo(model().pause(subscription));
        durable();
    }

    void resume(String subscription) {
        boolean resumed = await(outbox.resume(subscription));
        assertThat(resumed).isEqualTo(model().resume(subscription));
        durable();
    }

    void giveUp(String subscription) {
        int given = await(outbox.giveUpSome(subscription));
        assertThat(given).isEqualTo(model().giveUp(subscription));
        durable();
    }

    private long parked(String subscription, int index) {
        return Stream.ofNullable(model().views(now()).get(subscription))
                .flatMap(view -> view.parked().stream())
                .skip(index)
                .mapToLong(OutboxView.Told::sequence)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    void reopen() {
        outbox.close();
        assertThat(OutboxFiles.number(directory, "SELECT count(body) FROM event"))
                .isEqualTo(model().wanted());
        outbox = open();
        models.add(model().restarted());
        durable();
    }

    /** What a killed process leaves; settlements may be forgotten from the last on. */
    void crash() {
        Path left = place.resolve(Integer.toString(++crashes));
        copyTo(left);
        outbox.close();
        directory = left;
        outbox = open();
        Map<String, OutboxView> found = views();
        OutboxModel remembered = models.stream()
                .filter(model -> model.views(now()).equals(found))
                .findFirst()
                .orElseThrow(() -> new AssertionError(found + " is none of the states before the crash"));
        models.add(remembered.restarted());
        durable();
    }

    private void copyTo(Path left) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "outbox.sqlite*")) {
            Files.createDirectory(left);
            for (Path file : files) {
                Files.copy(file, left.resolve(file.getFileName()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** No crash leads back from here. */
    private void durable() {
        OutboxModel present = model();
        models.clear();
        models.add(present);
    }

    void check() {
        assertThat(views()).isEqualTo(model().views(now()));
    }

    private Map<String, OutboxView> views() {
        Map<String, OutboxView> views = new HashMap<>();
        await(outbox.counters()).forEach((name, counters) -> views.put(name, view(name, counters)));
        return views;
    }

    private OutboxView view(String name, SubscriptionCounters counters) {
        List<Lane> lanes = due(name, Instant.MAX);
        List<OutboxView.Told> parked = await(outbox.parked(new ParkedQuery(name, 0, ALL))).stream()
                .map(event -> new OutboxView.Told(event.sequence(), event.id(), event.sequence()))
                .toList();
        List<OutboxView.Told> delivered = await(outbox.delivered(new DeliveredQuery(name, 0, ALL))).events().stream()
                .map(OutboxPair::told)
                .toList();
        Map<OrderingKey, OutboxView.LaneView> told =
                lanes.stream().collect(Collectors.toMap(Lane::key, OutboxPair::told));
        Map<Long, Integer> failures = LongStream.rangeClosed(1, model().lastSequence())
                .boxed()
                .filter(sequence -> failures(name, sequence) > 0)
                .collect(Collectors.toMap(sequence -> sequence, sequence -> failures(name, sequence)));
        return new OutboxView(counters, told, keys(due(name, now())), parked, delivered, failures);
    }

    private static OutboxView.LaneView told(Lane lane) {
        return new OutboxView.LaneView(
                lane.attempts(), lane.events().stream().map(OutboxPair::told).toList());
    }

    private static OutboxView.Told told(KeptEvent event) {
        return new OutboxView.Told(event.sequence(), event.id(), event.told());
    }

    private static Set<OrderingKey> keys(List<Lane> lanes) {
        return lanes.stream().map(Lane::key).collect(Collectors.toSet());
    }

    private List<Lane> due(String subscription, Instant time) {
        return await(outbox.due(new DueQuery(subscription, time, ALL, ALL, Set.of())))
                .lanes();
    }

    private int failures(String subscription, long sequence) {
        return await(outbox.attempts(subscription, sequence)).size();
    }

    private Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        outbox.close();
    }
}
