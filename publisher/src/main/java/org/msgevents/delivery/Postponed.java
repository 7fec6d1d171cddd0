// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.msgevents.event.OrderingKey;

/**
 * The lanes of one subscription that wait for another attempt because their endpoint failed. When it works again they
 * are brought forward: nobody waits for hours because of an outage that is over. An attempt that comes before its time
 * like that counts as none; a lane that fails then for reasons of its own comes so again after a pause only. For one
 * thread.
 */
final class Postponed {
    /** Those beyond it keep to their schedule. */
    private static final int MOST = 1_024;

    private final Duration pause;
    private final Map<OrderingKey, Wait> waits = new LinkedHashMap<>();

    /** @param notAgainBefore when it may come before its time again */
    private record Wait(long sequence, Instant until, Instant notAgainBefore, boolean broughtForward) {
        Wait comes() {
            return new Wait(sequence, until, notAgainBefore, true);
        }
    }

    /** A lane that is to come before its time: as soon as {@code due}. */
    record Lane(OrderingKey key, long sequence, Instant due) {}

    /** @param pause between two attempts before their time, when the first failed although the circuit was closed */
    Postponed(Duration pause) {
        this.pause = pause;
    }

    /** An attempt failed: the lane waits, or its next event comes. */
    void note(LaneRun run, Optional<Instant> nextAttempt, Instant now) {
        nextAttempt.ifPresentOrElse(until -> add(run, until, now), () -> remove(run.key()));
    }

    /** The lane waits. */
    void add(LaneRun run, Instant until, Instant now) {
        boolean cameForNothing = due(run, now).isPresent() && run.probe().isEmpty();
        waits.remove(run.key());
        if (waits.size() < MOST) {
            Instant notAgainBefore = cameForNothing ? now.plus(pause) : now;
            waits.put(run.key(), new Wait(run.sequence(), until, notAgainBefore, false));
        }
    }

    void remove(OrderingKey key) {
        waits.remove(key);
    }

    /** The time that the event should have waited for, if it was brought forward from after {@code now}. */
    Optional<Instant> due(LaneRun run, Instant now) {
        return Optional.ofNullable(waits.get(run.key()))
                .filter(wait -> wait.broughtForward && wait.sequence == run.sequence())
                .map(Wait::until)
                .filter(until -> until.isAfter(now));
    }

    /** Brings forward the one that was tried longest ago, to probe with it. */
    Optional<Lane> bringForwardOne(Instant now) {
        Optional<Lane> first = waits.entrySet().stream()
                .filter(wait -> !wait.getValue().broughtForward)
                .findFirst()
                .map(wait -> new Lane(wait.getKey(), wait.getValue().sequence, now));
        first.ifPresent(lane -> waits.computeIfPresent(lane.key, (key, wait) -> wait.comes()));
        return first;
    }

    /** Brings forward all that would otherwise come later. */
    List<Lane> bringForwardAll(Instant now) {
        List<Lane> all = waits.entrySet().stream()
                .map(wait -> new Lane(wait.getKey(), wait.getValue().sequence, later(now, wait.getValue())))
                .filter(lane -> Optional.ofNullable(waits.get(lane.key))
                        .orElseThrow()
                        .until
                        .isAfter(lane.due))
                .toList();
        all.forEach(lane -> waits.computeIfPresent(lane.key, (key, wait) -> wait.comes()));
        return all;
    }

    private static Instant later(Instant now, Wait wait) {
        return wait.notAgainBefore.isAfter(now) ? wait.notAgainBefore : now;
    }

    /** The endpoint works, and worked all the time: those that wait do so for reasons of their own. */
    void leaveToTheirSchedule() {
        waits.values().removeIf(wait -> !wait.broughtForward);
    }
}
