// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.msgevents.event.OrderingKey;

/**
 * The lanes of one subscription that wait for another attempt because their endpoint failed. When it works again they
 * are brought forward: nobody waits for hours because of an outage that is over. An attempt that comes before its time
 * like that counts as none. For one thread.
 */
final class Postponed {
    /** Those beyond it keep to their schedule. */
    private static final int MOST = 1_024;

    private final Map<OrderingKey, Wait> waits = new LinkedHashMap<>();

    private record Wait(long sequence, Instant until, boolean broughtForward) {
        Wait now() {
            return new Wait(sequence, until, true);
        }
    }

    /** A lane whose first event waits until the time that its schedule says. */
    record Lane(OrderingKey key, long sequence) {}

    void add(LaneRun run, Instant until) {
        if (waits.size() < MOST || waits.containsKey(run.key())) {
            waits.put(run.key(), new Wait(run.event().sequence(), until, false));
        }
    }

    void remove(OrderingKey key) {
        waits.remove(key);
    }

    /** The time that the event should have waited for, if it was brought forward from after {@code now}. */
    Optional<Instant> due(LaneRun run, Instant now) {
        return Optional.ofNullable(waits.get(run.key()))
                .filter(wait ->
                        wait.broughtForward && wait.sequence == run.event().sequence())
                .map(Wait::until)
                .filter(until -> until.isAfter(now));
    }

    /** Brings forward the one that has waited longest. */
    Optional<Lane> bringForwardOne() {
        Optional<Lane> first = waits.entrySet().stream()
                .filter(wait -> !wait.getValue().broughtForward)
                .findFirst()
                .map(Postponed::lane);
        first.ifPresent(lane -> waits.computeIfPresent(lane.key, (key, wait) -> wait.now()));
        return first;
    }

    /** Brings forward all. */
    List<Lane> bringForwardAll() {
        List<Lane> all = waits.entrySet().stream().map(Postponed::lane).toList();
        waits.replaceAll((key, wait) -> wait.now());
        return all;
    }

    /** The endpoint works, and worked all the time: those that wait do so for reasons of their own. */
    void leaveToTheirSchedule() {
        waits.values().removeIf(wait -> !wait.broughtForward);
    }

    private static Lane lane(Map.Entry<OrderingKey, Wait> wait) {
        return new Lane(wait.getKey(), wait.getValue().sequence);
    }
}
