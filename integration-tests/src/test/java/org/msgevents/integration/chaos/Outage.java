// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

/** A time in which the outbox could not be written, by {@link System#nanoTime()}: mail goes on, untold. */
record Outage(long from, long to) {
    boolean touches(Deed deed) {
        return deed.answered() - from >= 0 && to - deed.began() >= 0;
    }
}
