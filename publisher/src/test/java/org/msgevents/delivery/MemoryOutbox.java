// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.msgevents.event.EventId;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DeliveredPage;
import org.msgevents.outbox.DeliveredQuery;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.FailedAttempt;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.MailboxMark;
import org.msgevents.outbox.MailboxNote;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.ParkedEvent;
import org.msgevents.outbox.ParkedQuery;
import org.msgevents.outbox.Pause;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

/** Keeps everything in memory and answers at once. */
public final class MemoryOutbox implements Outbox {
    private record LaneId(String subscription, OrderingKey key) {}

    private static final class Waiting {
        final Deque<KeptEvent> events = new ArrayDeque<>();
        Instant due = Instant.EPOCH;
        int attempts;
    }

    private record Aside(LaneId lane, KeptEvent event, String reason) {}

    private final Map<LaneId, Waiting> lanes = new LinkedHashMap<>();
    private final NavigableMap<Long, Aside> parked = new TreeMap<>();
    private final NavigableMap<Long, Aside> delivered = new TreeMap<>();
    private final Map<String, Long> dropped = new HashMap<>();
    private final Map<String, Pause> paused = new HashMap<>();
    private final Map<String, Optional<MailboxMark>> marks = new HashMap<>();
    private final Set<EventId> ids = new HashSet<>();
    private final List<Settlement> settlements = new CopyOnWriteArrayList<>();
    private long sequence;
    private boolean broken;
    private boolean full;

    @Override
    public synchronized CompletionStage<Integer> append(List<OutboxEntry> entries, List<MailboxNote> notes) {
        if (broken) {
            return CompletableFuture.failedFuture(new OutboxException("broken"));
        }
        note(notes);
        if (full) {
            return CompletableFuture.completedFuture(0);
        }
        for (OutboxEntry entry : entries) {
            if (ids.add(entry.id())) {
                KeptEvent kept = new KeptEvent(++sequence, entry.id(), entry.body());
                entry.subscriptions()
                        .forEach(name -> lanes.computeIfAbsent(new LaneId(name, entry.key()), unseen -> new Waiting())
                                .events
                                .add(kept));
            }
        }
        return CompletableFuture.completedFuture(entries.size());
    }

    @Override
    public synchronized void note(List<MailboxNote> notes) {
        notes.forEach(note -> marks.put(
                note.mailboxId(), MailboxMark.after(marks.getOrDefault(note.mailboxId(), Optional.empty()), note)));
    }

    @Override
    public synchronized CompletionStage<Optional<MailboxMark>> mailbox(String mailboxId) {
        return CompletableFuture.completedFuture(marks.getOrDefault(mailboxId, Optional.empty()));
    }

    @Override
    public synchronized CompletionStage<DueLanes> due(DueQuery query) {
        if (paused.containsKey(query.subscription())) {
            return CompletableFuture.completedFuture(new DueLanes(List.of(), Optional.empty()));
        }
        List<Lane> due = new ArrayList<>();
        List<Instant> later = new ArrayList<>();
        List<Map.Entry<LaneId, Waiting>> longestWaitingFirst = lanes.entrySet().stream()
                .sorted(Comparator.comparing(lane -> lane.getValue().due))
                .toList();
        longestWaitingFirst.forEach(lane -> {
            LaneId id = lane.getKey();
            Waiting waiting = lane.getValue();
            if (!id.subscription().equals(query.subscription()) || query.busy().contains(id.key())) {
                return;
            }
            if (waiting.due.isAfter(query.now()) || due.size() == query.lanes()) {
                later.add(waiting.due);
            } else {
                due.add(new Lane(
                        id.key(),
                        waiting.attempts,
                        waiting.events.stream().limit(query.eventsPerLane()).toList()));
            }
        });
        Optional<Instant> next = later.stream().min(Comparator.naturalOrder());
        boolean exhausted = next.isEmpty()
                && query.busy().isEmpty()
                && due.stream().allMatch(lane -> lane.events().size() < query.eventsPerLane());
        return CompletableFuture.completedFuture(new DueLanes(due, next, exhausted));
    }

    @Override
    public synchronized CompletionStage<Void> settle(Settlement settlement) {
        settlements.add(settlement);
        LaneId id = new LaneId(settlement.subscription(), settlement.key());
        Waiting waiting = Objects.requireNonNull(lanes.get(id));
        if (settlement instanceof Settlement.Retry retry) {
            waiting.attempts++;
            waiting.due = retry.notBefore();
        } else if (settlement instanceof Settlement.Blocked blocked) {
            waiting.attempts++;
            waiting.due = blocked.notBefore();
        } else if (settlement instanceof Settlement.Deferred deferred) {
            waiting.due = deferred.notBefore();
        } else {
            KeptEvent done = waiting.events.remove();
            if (settlement instanceof Settlement.Parked aside) {
                parked.put(done.sequence(), new Aside(id, done, aside.reason()));
            }
            if (settlement instanceof Settlement.Delivered) {
                delivered.put(done.told(), new Aside(id, done, ""));
            }
            waiting.attempts = 0;
            waiting.due = Instant.EPOCH;
            lanes.values().removeIf(lane -> lane.events.isEmpty());
        }
        return CompletableFuture.completedFuture(null);
    }

    /** None: what was settled is told by {@link #settlements}. */
    @Override
    public CompletionStage<List<FailedAttempt>> attempts(String subscription, long number) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public synchronized CompletionStage<List<ParkedEvent>> parked(ParkedQuery query) {
        return CompletableFuture.completedFuture(parked.tailMap(query.after(), false).values().stream()
                .filter(aside -> aside.lane.subscription().equals(query.subscription()))
                .limit(query.limit())
                .map(aside -> new ParkedEvent(
                        aside.event.sequence(), aside.event.id(), aside.lane.key(), Instant.EPOCH, aside.reason))
                .toList());
    }

    @Override
    public synchronized CompletionStage<Boolean> release(String subscription, long number) {
        Optional<Aside> aside = take(subscription, number);
        aside.ifPresent(event -> lanes.computeIfAbsent(event.lane, unseen -> new Waiting())
                .events
                .add(new KeptEvent(++sequence, event.event.id(), event.event.body())));
        return CompletableFuture.completedFuture(aside.isPresent());
    }

    @Override
    public synchronized CompletionStage<Boolean> drop(String subscription, long number) {
        Optional<Aside> aside = take(subscription, number);
        aside.ifPresent(event -> dropped.merge(subscription, 1L, Long::sum));
        return CompletableFuture.completedFuture(aside.isPresent());
    }

    private Optional<Aside> take(String subscription, long number) {
        Optional<Aside> aside = Optional.ofNullable(parked.get(number))
                .filter(event -> event.lane.subscription().equals(subscription));
        aside.ifPresent(event -> parked.remove(number));
        return aside;
    }

    @Override
    public CompletionStage<Duration> retention() {
        return CompletableFuture.completedFuture(Duration.ofHours(1));
    }

    @Override
    public synchronized CompletionStage<DeliveredPage> delivered(DeliveredQuery query) {
        List<KeptEvent> page = delivered.tailMap(query.after(), false).values().stream()
                .filter(aside -> aside.lane.subscription().equals(query.subscription()))
                .limit(query.limit())
                .map(aside -> new KeptEvent(aside.event.told(), aside.event.id(), aside.event.body()))
                .toList();
        return CompletableFuture.completedFuture(
                new DeliveredPage(page, delivered.isEmpty() ? 0 : delivered.lastKey()));
    }

    /** Has room for nothing at all when it is full. */
    @Override
    public synchronized CompletionStage<Replayed> replay(String subscription, List<Long> sequences) {
        if (full) {
            return CompletableFuture.completedFuture(new Replayed(0, OptionalLong.of(sequences.get(0))));
        }
        int replayed = 0;
        for (long number : sequences) {
            Aside aside = delivered.remove(number);
            if (aside != null) {
                lanes.computeIfAbsent(aside.lane, unseen -> new Waiting())
                        .events
                        .add(new KeptEvent(++sequence, aside.event.id(), aside.event.body(), number));
                replayed++;
            }
        }
        return CompletableFuture.completedFuture(new Replayed(replayed, OptionalLong.empty()));
    }

    @Override
    public synchronized CompletionStage<Boolean> pause(String subscription, Pause pause) {
        return broken
                ? CompletableFuture.failedFuture(new OutboxException("broken"))
                : CompletableFuture.completedFuture(paused.putIfAbsent(subscription, pause) == null);
    }

    @Override
    public synchronized CompletionStage<Boolean> resume(String subscription) {
        return CompletableFuture.completedFuture(paused.remove(subscription) != null);
    }

    @Override
    public synchronized CompletionStage<Map<String, Pause>> paused() {
        return CompletableFuture.completedFuture(Map.copyOf(paused));
    }

    /** One lane, or all that is parked. */
    @Override
    public synchronized CompletionStage<Integer> giveUpSome(String subscription) {
        Optional<LaneId> lane = lanes.keySet().stream()
                .filter(id -> id.subscription().equals(subscription))
                .findFirst();
        List<Long> aside = parked.entrySet().stream()
                .filter(event -> event.getValue().lane.subscription().equals(subscription))
                .map(Map.Entry::getKey)
                .toList();
        int given = lane.map(
                        id -> Objects.requireNonNull(lanes.remove(id)).events.size())
                .orElse(aside.size());
        if (lane.isEmpty()) {
            aside.forEach(parked::remove);
        }
        dropped.merge(subscription, (long) given, Long::sum);
        return CompletableFuture.completedFuture(given);
    }

    @Override
    public CompletionStage<Void> check() {
        return CompletableFuture.completedFuture(null);
    }

    /** Knows what is pending, parked, and was dropped by an operator. */
    @Override
    public synchronized CompletionStage<Map<String, SubscriptionCounters>> counters() {
        Map<String, SubscriptionCounters> counters = new HashMap<>();
        Stream.of(
                        lanes.keySet().stream().map(LaneId::subscription),
                        parked.values().stream().map(aside -> aside.lane.subscription()),
                        dropped.keySet().stream())
                .flatMap(names -> names)
                .forEach(name -> counters.computeIfAbsent(name, this::count));
        return CompletableFuture.completedFuture(counters);
    }

    private SubscriptionCounters count(String name) {
        long pending = lanes.entrySet().stream()
                .filter(lane -> lane.getKey().subscription().equals(name))
                .mapToLong(lane -> lane.getValue().events.size())
                .sum();
        long aside = parked.values().stream()
                .filter(event -> event.lane.subscription().equals(name))
                .count();
        long gone = dropped.getOrDefault(name, 0L);
        return new SubscriptionCounters(pending + aside + gone, 0, pending, aside, gone);
    }

    @Override
    public void close() {}

    public synchronized void breakDown() {
        broken = true;
    }

    public synchronized void repair() {
        broken = false;
    }

    /** Has no room for anything more. */
    public synchronized void fillUp() {
        full = true;
    }

    public List<Settlement> settlements() {
        return List.copyOf(settlements);
    }

    public synchronized boolean isEmpty() {
        return lanes.isEmpty();
    }
}
