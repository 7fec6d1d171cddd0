// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.apache.james.events.Event.EventId;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;

/**
 * Puts together what James tells of one copy or move in pieces: the arrival, the departure, and that both were one.
 *
 * <p>James' order is fixed: arrivals, departures, then the end of the transfer, and it answers its client only after
 * the last. Pieces whose end
 * never comes, because the operation failed half-way, are told as what they are after a while. Thread-safe.
 */
final class Transfers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REPEATS = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    /** What is known so far; at least one arrival. */
    private record Transfer(long since, List<Arrival> arrivals, List<Departure> departures) {
        /** Where messages have no ids, the session alone tells: it does one thing after the other. */
        boolean concerns(long sessionId, Collection<String> messageIds) {
            return arrivals.get(0).sessionId() == sessionId && (messageIds.isEmpty() || holdsAnyOf(messageIds));
        }

        boolean holdsAnyOf(Collection<String> messageIds) {
            return !Collections.disjoint(arrivals.get(0).added().messageIds(), messageIds);
        }
    }

    private final Ticker ticker;
    private final List<Transfer> open = new ArrayList<>();

    /** James may tell again what it told; a departure that belonged to a transfer is none of its own then. */
    private final Cache<EventId, Boolean> taken = CacheBuilder.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REPEATS)
            .build();

    /** @param ticker of a clock that nobody sets: one that is set ahead within a move would end it half-way */
    Transfers(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Messages arrived that are, or were until now, in the arrival's source too; told when the transfer ends. */
    synchronized void arrived(Arrival arrival) {
        Optional<Transfer> known = find(arrival.sessionId(), arrival.added().messageIds());
        if (known.isPresent()) {
            known.orElseThrow().arrivals().add(arrival);
        } else {
            List<Arrival> arrivals = new ArrayList<>(List.of(arrival));
            open.add(new Transfer(ticker.read(), arrivals, new ArrayList<>()));
        }
    }

    /** The ordering key of the transfer that moves these messages in that session, if there is one. */
    synchronized Optional<OrderingKey> key(long sessionId, Collection<String> messageIds) {
        return find(sessionId, messageIds)
                .map(transfer -> transfer.arrivals().get(0).scene().orderingKey());
    }

    /**
     * Messages left. Tells what is complete now: a departure of its own at once, that of a move by command with its
     * arrival; any other waits for
     * the end of its transfer.
     */
    synchronized List<MessageStoreEvent> departed(Departure departure) {
        EventId told = departure.scene().told().getEventId();
        if (taken.getIfPresent(told) != null) {
            return List.of();
        }
        Set<String> messageIds = departure.removed().messageIds();
        boolean moves = departure.scene().operation().is("MOVE");
        Optional<Transfer> known =
                find(departure.sessionId(), messageIds).filter(transfer -> moves || !messageIds.isEmpty());
        known.ifPresent(transfer -> {
            transfer.departures().add(departure);
            taken.put(told, true);
        });
        if (known.isEmpty()) {
            return List.of(departure.expunged());
        }
        return moves ? end(transfer -> transfer.concerns(departure.sessionId(), messageIds)) : List.of();
    }

    /** The transfer of these messages is over. */
    synchronized List<MessageStoreEvent> ended(Collection<String> messageIds) {
        return end(transfer -> transfer.holdsAnyOf(messageIds));
    }

    /** The transfers that have waited for their end too long. */
    synchronized List<MessageStoreEvent> abandoned() {
        long now = ticker.read();
        return end(transfer -> now - transfer.since() > PATIENCE.toNanos());
    }

    private Optional<Transfer> find(long sessionId, Collection<String> messageIds) {
        return open.stream()
                .filter(transfer -> transfer.concerns(sessionId, messageIds))
                .findFirst();
    }

    private List<MessageStoreEvent> end(Predicate<Transfer> which) {
        List<Transfer> over = open.stream().filter(which).toList();
        open.removeAll(over);
        return over.stream().flatMap(transfer -> tell(transfer).stream()).toList();
    }

    /** As many moves as there are departures; what arrived beyond is a copy, what left beyond was expunged. */
    private static List<MessageStoreEvent> tell(Transfer transfer) {
        List<MessageStoreEvent> events = new ArrayList<>();
        List<Arrival> arrivals = transfer.arrivals();
        List<Departure> departures = transfer.departures();
        int moves = Math.min(arrivals.size(), departures.size());
        for (int i = 0; i < moves; i++) {
            events.add(arrivals.get(i).moved(departures.get(i)));
        }
        arrivals.stream().skip(moves).map(Arrival::copied).forEach(events::add);
        departures.stream().skip(moves).map(Departure::expunged).forEach(events::add);
        return events;
    }
}
