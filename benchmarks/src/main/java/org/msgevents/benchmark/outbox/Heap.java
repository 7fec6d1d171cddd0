// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What is in use once nothing more can be collected. */
final class Heap {
    private static final int COLLECTIONS = 10;
    private static final double OCTETS_PER_MIB = 1024.0 * 1024.0;

    private Heap() {}

    /** The least after several collections, in MiB: what is under way meanwhile comes and goes. */
    static double usedMebibytes() {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            least = Math.min(least, used / OCTETS_PER_MIB);
        }
        return least;
    }
}
