// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.msgevents.subscription.Rate;

/** Lets lanes go on at a subscription's rate, in the order in which they came. For the delivery thread. */
final class Pace {
    private final Optional<TokenBucket> bucket;
    private final Clock clock;
    private final DeliveryThread thread;
    private final Consumer<LaneRun> begin;
    private final ArrayDeque<LaneRun> waiting = new ArrayDeque<>();
    private Optional<DeliveryThread.Timer> alarm = Optional.empty();

    private Pace(Optional<Rate> rate, Clock clock, DeliveryThread thread, Consumer<LaneRun> begin) {
        bucket = rate.map(known -> TokenBucket.full(known, clock.instant()));
        this.clock = clock;
        this.thread = thread;
        this.begin = begin;
    }

    static Pace of(Optional<Rate> rate, Clock clock, DeliveryThread thread, Consumer<LaneRun> begin) {
        return new Pace(rate, clock, thread, begin);
    }

    /** Begins the lane's next attempt as soon as the rate allows. */
    void enter(LaneRun run) {
        waiting.add(run);
        if (alarm.isEmpty()) {
            goOn();
        }
    }

    private void goOn() {
        alarm = Optional.empty();
        while (!waiting.isEmpty()) {
            Duration wait = bucket.map(tokens -> tokens.take(clock.instant())).orElse(Duration.ZERO);
            if (!wait.isZero()) {
                alarm.ifPresent(DeliveryThread.Timer::cancel);
                alarm = Optional.of(thread.after(wait.plusMillis(1), this::goOn));
                return;
            }
            begin.accept(waiting.remove());
        }
    }

    /** Takes back the lanes whose next attempt has not begun. */
    List<LaneRun> leave() {
        List<LaneRun> left = List.copyOf(waiting);
        waiting.clear();
        return left;
    }
}
