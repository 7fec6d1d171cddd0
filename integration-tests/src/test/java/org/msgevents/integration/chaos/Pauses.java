// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for as long as chance says. */
record Pauses(Random random) {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** While mail flows and nothing is wrong. */
    void between() {
        random(200, 1200);
    }

    /** While something is wrong. */
    void during() {
        random(50, 900);
    }

    /** Between two faults that are to be at the same time. */
    void shortly() {
        random(0, 100);
    }

    private void random(int fromMillis, int toMillis) {
        LockSupport.parkNanos(
                Duration.ofMillis(random.nextInt(fromMillis, toMillis)).toNanos());
    }

    /** Returns when a value has been the same for that long. */
    static <T> void untilUnchanged(Duration limit, Callable<T> value) throws Exception {
        T last = value.call();
        long since = System.nanoTime();
        while (System.nanoTime() - since < limit.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            T now = value.call();
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            }
        }
    }
}
