// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

import org.msgevents.benchmark.Figures;

/** What the servers came to in rounds next to each other, and how that is told. Not thread-safe. */
final class Comparison {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final String FDATASYNC = "fdatasync";

    private final Figures figures = new Figures();

    /**
     * Of rounds that ran one right after the other.
     *
     * @param costs of each operation, by server
     * @param fdatasync of a bare loop at the same time, in nanoseconds
     */
    void add(Workload workload, Map<Variant, Cost> costs, double fdatasync) {
        double off = elapsed(costs, Variant.OFF);
        figures.add(FDATASYNC, fdatasync / NANOS_PER_MICRO);
        costs.forEach((variant, cost) -> {
            figures.add(name(workload, variant, "rate"), NANOS_PER_SECOND / cost.elapsed());
            figures.add(name(workload, variant, "ratio"), off / cost.elapsed());
            figures.add(name(workload, variant, "fdatasyncs"), (cost.elapsed() - off) / fdatasync);
            figures.add(name(workload, variant, "processor"), cost.processor() / NANOS_PER_MICRO);
        });
    }

    private static double elapsed(Map<Variant, Cost> costs, Variant variant) {
        return costs.getOrDefault(variant, new Cost(Double.NaN, Double.NaN)).elapsed();
    }

    private static String name(Workload workload, Variant variant, String figure) {
        return workload + " " + variant + " " + figure;
    }

    void clear() {
        figures.clear();
    }

    /** Medians, with the least and the most. */
    void print(PrintStream out, List<Workload> workloads) {
        out.printf(
                "append and fdatasync, bare: %s microseconds%n%n",
                figures.spread(FDATASYNC).toString(0));
        out.printf(
                "%-9s  %-4s  %-20s  %-24s  %-20s  %s%n",
                "", "", "operations/s", "processor microseconds", "of those without", "added fdatasyncs");
        for (Workload workload : workloads) {
            for (Variant variant : List.of(Variant.values())) {
                print(out, workload, variant);
            }
        }
    }

    private void print(PrintStream out, Workload workload, Variant variant) {
        out.printf(
                "%s  %-4s  %-20s  %-24s",
                workload,
                variant.word(),
                figures.spread(name(workload, variant, "rate")).toString(0),
                figures.spread(name(workload, variant, "processor")).toString(0));
        if (variant != Variant.OFF) {
            out.printf(
                    "  %-20s  %s",
                    figures.spread(name(workload, variant, "ratio")).toString(2),
                    figures.spread(name(workload, variant, "fdatasyncs")).toString(2));
        }
        out.println();
    }
}
