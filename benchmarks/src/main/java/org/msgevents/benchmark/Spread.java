// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What several rounds came to: one of them may be anything, on a machine that others use as well. */
public record Spread(double median, double least, double most) {
    /** Of at least one figure; of two in the middle, the median is their mean. */
    public static Spread of(Collection<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(size - 1));
    }

    /** Such as {@code 0.97 (0.91 to 1.02)}; {@code decimals} from 0. */
    public String toString(int decimals) {
        String form = "%." + decimals + "f";
        return String.format(Locale.ROOT, form + " (" + form + " to " + form + ")", median, least, most);
    }
}
