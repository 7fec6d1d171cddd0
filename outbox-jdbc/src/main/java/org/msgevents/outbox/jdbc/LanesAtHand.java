// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.msgevents.event.OrderingKey;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;
import org.msgevents.outbox.Settlement;

/**
 * What a subscription is to get next, where that is known without asking the tables: as long as it keeps up, all that
 * waits was appended a moment ago.
 *
 * <p>It is known as long as the numbers agree: what is pending is what is given out, what was delivered and is not
 * written, and what is remembered here, and nothing else. Whatever else becomes of an event, the tables are asked
 * until the next time that nothing is under way. What is remembered is bounded; what is more waits in the tables
 * alone. Not thread-safe.
 */
final class LanesAtHand {
    static final int MOST_CHARACTERS = 64 << 10;

    private final Gauge pending;
    private final Map<OrderingKey, ArrayDeque<Long>> givenOut = new HashMap<>();
    private final Map<OrderingKey, ArrayDeque<KeptEvent>> remembered = new LinkedHashMap<>();
    private boolean known;
    private long given;
    private long rememberedEvents;
    private long rememberedCharacters;
    private long unwritten;

    /** @param pending of the subscription */
    LanesAtHand(Gauge pending) {
        this.pending = pending;
    }

    /** The last of its lane, which counts as pending already. */
    void appended(OrderingKey key, KeptEvent event) {
        if (!isAllBut(1)) {
            return;
        }
        rememberedEvents++;
        rememberedCharacters += event.body().length();
        if (rememberedCharacters <= MOST_CHARACTERS) {
            remembered.computeIfAbsent(key, unseen -> new ArrayDeque<>()).add(event);
        } else {
            clear();
        }
    }

    /** Is to be written, but is not yet. */
    void delivered(Settlement.Delivered head) {
        ArrayDeque<Long> lane = givenOut.get(head.key());
        if (lane == null || lane.element() != head.sequence()) {
            forget();
            return;
        }
        lane.remove();
        if (lane.isEmpty()) {
            givenOut.remove(head.key());
        }
        given--;
        unwritten++;
    }

    /** So many were delivered, and are not pending any more. */
    void written(int deliveries) {
        unwritten -= deliveries;
    }

    /** Something else became of what is pending. */
    void forget() {
        known = false;
        clear();
        givenOut.clear();
        given = 0;
    }

    /** Empty where the tables are to be asked. */
    Optional<DueLanes> due(DueQuery query) {
        if (!query.busy().containsAll(givenOut.keySet())) {
            forget(); // it was let go of, and is to be given out again
        }
        if (!isAllBut(0)) {
            clear(); // or the tables would tell of it a second time
            return Optional.empty();
        }
        return Optional.of(take(query));
    }

    /**
     * Takes what the tables said, everything delivered being written but of busy lanes.
     *
     * @return the same; where there is nothing else to get, it says so
     */
    DueLanes found(DueQuery query, DueLanes due) {
        if (query.busy().isEmpty()) {
            forget();
            unwritten = 0;
            known = true;
        }
        if (known) {
            due.lanes().forEach(this::give);
        }
        return isAllBut(0) ? new DueLanes(due.lanes(), Optional.empty(), true) : due;
    }

    /** Whether it knows of all that is pending but of so many. */
    private boolean isAllBut(int others) {
        return known && pending.pending() == given + unwritten + rememberedEvents + others;
    }

    private DueLanes take(DueQuery query) {
        List<Lane> lanes = new ArrayList<>();
        Map<OrderingKey, ArrayDeque<KeptEvent>> cut = new LinkedHashMap<>();
        boolean more = false;
        Iterator<Map.Entry<OrderingKey, ArrayDeque<KeptEvent>>> waiting =
                remembered.entrySet().iterator();
        while (waiting.hasNext() && !more) {
            Map.Entry<OrderingKey, ArrayDeque<KeptEvent>> lane = waiting.next();
            boolean isFree = !query.busy().contains(lane.getKey());
            more = isFree && lanes.size() == query.lanes();
            if (isFree && !more) {
                lanes.add(new Lane(lane.getKey(), 0, take(lane.getValue(), query.eventsPerLane())));
                waiting.remove();
                if (!lane.getValue().isEmpty()) {
                    cut.put(lane.getKey(), lane.getValue());
                }
            }
        }
        lanes.forEach(this::give);
        remembered.putAll(cut); // behind the others, as they had their turn
        return new DueLanes(lanes, more ? Optional.of(query.now()) : Optional.empty(), remembered.isEmpty());
    }

    private List<KeptEvent> take(ArrayDeque<KeptEvent> lane, int most) {
        List<KeptEvent> events = new ArrayList<>();
        while (events.size() < most && !lane.isEmpty()) {
            KeptEvent event = lane.remove();
            rememberedEvents--;
            rememberedCharacters -= event.body().length();
            events.add(event);
        }
        return events;
    }

    private void give(Lane lane) {
        ArrayDeque<Long> sequences = givenOut.computeIfAbsent(lane.key(), unseen -> new ArrayDeque<>());
        lane.events().forEach(event -> sequences.add(event.sequence()));
        given += lane.events().size();
    }

    private void clear() {
        remembered.clear();
        rememberedEvents = 0;
        rememberedCharacters = 0;
    }
}
