// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.msgevents.event.EventId;
import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxEntry;
import org.msgevents.outbox.Replayed;
import org.msgevents.outbox.Settlement;
import org.msgevents.outbox.SubscriptionCounters;

/** What an outbox does, as plainly as it can be said: lists in memory. */
final class OutboxModel {
    private final Map<String, Bounds> bounds;
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Set<EventId> known = new HashSet<>();
    private final Set<String> paused = new HashSet<>();
    private long sequence;

    /** @param bounds by subscription; of events that wait only */
    OutboxModel(Map<String, Bounds> bounds) {
        this.bounds = bounds;
    }

    private record Item(
            long sequence,
            EventId id,
            OrderingKey key,
            int attempts,
            int logged,
            boolean blocked,
            Instant due,
            long told) {
        /** One that nothing was done about yet. */
        static Item of(long sequence, EventId id, OrderingKey key, Instant due) {
            return new Item(sequence, id, key, 0, 0, false, due, sequence);
        }

        /** In another place, and as if nothing had been done about it. */
        Item again(long place, Instant now, long tellingIt) {
            return new Item(place, id, key, 0, 0, false, now, tellingIt);
        }

        Item failed(int counted, boolean blocks, Instant notBefore) {
            return new Item(sequence, id, key, attempts + counted, logged + 1, blocks, notBefore, told);
        }

        Item dueAt(Instant time) {
            return new Item(sequence, id, key, attempts, logged, blocked, time, told);
        }

        Item toldAs(long number) {
            return new Item(sequence, id, key, attempts, logged, blocked, due, number);
        }

        OutboxView.Told view() {
            return new OutboxView.Told(sequence, id, told);
        }
    }

    private static final class Account {
        final Map<OrderingKey, List<Item>> lanes = new LinkedHashMap<>();
        final TreeMap<Long, Item> parked = new TreeMap<>();

        /** By the sequence that they were told with, which is the one that they have here. */
        final TreeMap<Long, Item> had = new TreeMap<>();

        final Bounds bounds;
        long delivered;
        long dropped;
        long refused;
        long replayed;
        boolean waitsForRoom;

        Account(Bounds bounds) {
            this.bounds = bounds;
        }

        Account copy() {
            Account copy = new Account(bounds);
            lanes.forEach((key, items) -> copy.lanes.put(key, new ArrayList<>(items)));
            copy.parked.putAll(parked);
            copy.had.putAll(had);
            copy.delivered = delivered;
            copy.dropped = dropped;
            copy.refused = refused;
            copy.replayed = replayed;
            copy.waitsForRoom = waitsForRoom;
            return copy;
        }

        List<Item> pending() {
            return lanes.values().stream().flatMap(List::stream).toList();
        }

        boolean takes() {
            boolean fits = bounds.hold(pending().size() + 1, 0);
            waitsForRoom |= !fits && bounds.onFull() == OnFull.PAUSE;
            boolean taken = bounds.onFull() == OnFull.DROP_OLDEST || (fits && !waitsForRoom);
            refused += taken ? 0 : 1;
            return taken;
        }

        boolean takesAgain() {
            int waiting = pending().size();
            return bounds.leaveHalf(waiting + 1, 0) || (waiting == 0 && parked.isEmpty());
        }

        Item removeHead(OrderingKey key, Instant now) {
            List<Item> lane = lanes.getOrDefault(key, List.of());
            Item head = lane.remove(0);
            lane.stream().findFirst().ifPresent(next -> lane.set(0, next.dueAt(now)));
            waitsForRoom &= !bounds.leaveHalf(pending().size(), 0);
            return head;
        }

        void trim(Instant now) {
            while (bounds.onFull() == OnFull.DROP_OLDEST
                    && !bounds.hold(pending().size(), 0)) {
                Item oldest = pending().stream()
                        .min(Comparator.comparingLong(Item::sequence))
                        .orElseThrow();
                removeHead(oldest.key, now);
                dropped++;
            }
        }

        void add(Item item) {
            lanes.computeIfAbsent(item.key, unseen -> new ArrayList<>()).add(item);
        }
    }

    private Account account(String name) {
        return accounts.computeIfAbsent(name, unseen -> new Account(bounds.getOrDefault(name, Bounds.NONE)));
    }

    /** What is only in memory goes. */
    OutboxModel restarted() {
        OutboxModel restarted = copy();
        restarted.accounts.values().forEach(account -> account.waitsForRoom = false);
        return restarted;
    }

    OutboxModel copy() {
        OutboxModel copy = new OutboxModel(bounds);
        accounts.forEach((name, account) -> copy.accounts.put(name, account.copy()));
        copy.known.addAll(known);
        copy.paused.addAll(paused);
        copy.sequence = sequence;
        return copy;
    }

    void append(OutboxEntry entry, Instant now) {
        if (known.contains(entry.id())) {
            return;
        }
        List<Account> takers = entry.subscriptions().stream()
                .map(this::account)
                .filter(Account::takes)
                .toList();
        if (!takers.isEmpty()) {
            sequence++;
            known.add(entry.id());
        }
        for (Account account : takers) {
            account.add(Item.of(sequence, entry.id(), entry.key(), now));
            account.trim(now);
        }
    }

    void settle(Settlement settlement, Instant now) {
        Account account = accounts.getOrDefault(settlement.subscription(), new Account(Bounds.NONE));
        List<Item> lane = account.lanes.getOrDefault(settlement.key(), List.of());
        if (lane.isEmpty() || lane.get(0).sequence != settlement.sequence()) {
            return;
        }
        Item head = lane.get(0);
        if (settlement instanceof Settlement.Retry retry) {
            lane.set(0, head.failed(1, false, retry.notBefore()));
        } else if (settlement instanceof Settlement.Blocked blocked) {
            lane.set(0, head.failed(1, true, blocked.notBefore()));
        } else if (settlement instanceof Settlement.Deferred deferred) {
            lane.set(0, head.dueAt(deferred.notBefore()));
        } else {
            leave(account, account.removeHead(settlement.key(), now), settlement);
        }
    }

    private static void leave(Account account, Item head, Settlement settlement) {
        if (settlement instanceof Settlement.Parked) {
            account.parked.put(head.sequence, head.failed(0, false, head.due).toldAs(head.sequence));
        } else if (settlement instanceof Settlement.Delivered) {
            account.delivered++;
            account.had.put(head.told, head.again(head.told, head.due, head.told));
        } else {
            account.dropped++;
        }
    }

    boolean release(String subscription, long parked, Instant now) {
        Account account = accounts.getOrDefault(subscription, new Account(Bounds.NONE));
        Optional<Item> item = Optional.ofNullable(account.parked.remove(parked));
        item.ifPresent(released -> {
            sequence++;
            account.add(released.again(sequence, now, sequence));
            account.trim(now);
        });
        return item.isPresent();
    }

    boolean drop(String subscription, long parked) {
        Account account = accounts.getOrDefault(subscription, new Account(Bounds.NONE));
        boolean dropped = account.parked.remove(parked) != null;
        account.dropped += dropped ? 1 : 0;
        return dropped;
    }

    Replayed replay(String subscription, List<Long> sequences, Instant now) {
        Account account = accounts.getOrDefault(subscription, new Account(Bounds.NONE));
        int replayed = 0;
        for (long told : sequences.stream().sorted().toList()) {
            if (account.had.containsKey(told)) {
                if (!account.takesAgain()) {
                    return new Replayed(replayed, OptionalLong.of(told));
                }
                sequence++;
                account.add(Optional.ofNullable(account.had.remove(told))
                        .orElseThrow()
                        .again(sequence, now, told));
                account.replayed++;
                replayed++;
            }
        }
        return new Replayed(replayed, OptionalLong.empty());
    }

    boolean pause(String subscription) {
        return paused.add(subscription);
    }

    boolean resume(String subscription) {
        return paused.remove(subscription);
    }

    int giveUp(String subscription) {
        Account account = accounts.getOrDefault(subscription, new Account(Bounds.NONE));
        int given = account.pending().size() + account.parked.size();
        account.lanes.clear();
        account.parked.clear();
        account.dropped += given;
        account.waitsForRoom &= given == 0;
        return given;
    }

    /** The places of what waits, paused or not. */
    List<Long> lane(String subscription, OrderingKey key) {
        return Stream.ofNullable(accounts.get(subscription))
                .flatMap(account -> account.lanes.getOrDefault(key, List.of()).stream())
                .map(Item::sequence)
                .toList();
    }

    List<OutboxView.Told> delivered(String subscription) {
        return Stream.ofNullable(accounts.get(subscription))
                .flatMap(account -> account.had.values().stream())
                .map(Item::view)
                .toList();
    }

    long lastSequence() {
        return sequence;
    }

    /** How many events somebody is still to get, has parked, or can be told again. */
    long wanted() {
        return accounts.values().stream()
                .flatMap(account -> Stream.concat(
                        account.pending().stream(),
                        Stream.concat(account.parked.values().stream(), account.had.values().stream())))
                .map(Item::id)
                .distinct()
                .count();
    }

    Map<String, OutboxView> views(Instant now) {
        return accounts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        account -> view(account.getValue(), now, paused.contains(account.getKey()))));
    }

    private static OutboxView view(Account account, Instant now, boolean isPaused) {
        List<List<Item>> lanes = account.lanes.values().stream()
                .filter(lane -> !lane.isEmpty() && !isPaused)
                .toList();
        List<Item> pending = account.pending();
        return new OutboxView(
                counters(account, pending),
                lanes.stream()
                        .collect(Collectors.toMap(
                                lane -> lane.get(0).key,
                                lane -> new OutboxView.LaneView(
                                        lane.get(0).attempts,
                                        lane.stream().map(Item::view).toList()))),
                lanes.stream()
                        .map(lane -> lane.get(0))
                        .filter(head -> !head.due.isAfter(now))
                        .map(Item::key)
                        .collect(Collectors.toSet()),
                account.parked.values().stream().map(Item::view).toList(),
                account.had.values().stream().map(Item::view).toList(),
                Stream.concat(pending.stream(), account.parked.values().stream())
                        .filter(item -> item.logged > 0)
                        .collect(
                                Collectors.toMap(Item::sequence, item -> Math.min(item.logged, Outbox.ATTEMPTS_KEPT))));
    }

    private static SubscriptionCounters counters(Account account, List<Item> pending) {
        return new SubscriptionCounters(
                account.delivered + pending.size() + account.parked.size() + account.dropped - account.replayed,
                account.delivered,
                pending.size(),
                account.parked.size(),
                account.dropped,
                pending.stream().filter(Item::blocked).count(),
                account.refused,
                account.replayed);
    }
}
