// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.webhook;

import java.time.Duration;

import org.msgevents.benchmark.Figures;

/** What a number of requests took: time, and of the processor's time what this process and the receiver had. */
record Meter(ProcessHandle receiver, long nanos, Duration sending, Duration receiving) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICROSECOND = 1e3;

    static Meter start(ProcessHandle receiver) {
        return new Meter(receiver, System.nanoTime(), processorTime(ProcessHandle.current()), processorTime(receiver));
    }

    private static Duration processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The rate, which is also added to the figures of that name. */
    double stop(int requests, String name, Figures figures) {
        double rate = requests * NANOS_PER_SECOND / (System.nanoTime() - nanos);
        figures.add(name, rate);
        figures.add(sender(name), micros(processorTime(ProcessHandle.current()).minus(sending)) / requests);
        figures.add(receiver(name), micros(processorTime(receiver).minus(receiving)) / requests);
        return rate;
    }

    /** The name of the processor's microseconds per request in this process. */
    static String sender(String name) {
        return name + ", sender";
    }

    /** As {@link #sender}, in the receiver's process. */
    static String receiver(String name) {
        return name + ", receiver";
    }

    private static double micros(Duration time) {
        return time.toNanos() / NANOS_PER_MICROSECOND;
    }
}
