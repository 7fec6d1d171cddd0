// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of all rounds, by name. Not thread-safe. */
public final class Figures {
    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    public void add(String name, double figure) {
        rounds.computeIfAbsent(name, first -> new ArrayList<>()).add(figure);
    }

    /** Of at least one figure: a name without any is an {@link IllegalArgumentException}. */
    public Spread spread(String name) {
        List<Double> figures = rounds.getOrDefault(name, List.of());
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("no figures of '" + name + "'");
        }
        return Spread.of(figures);
    }

    /** Forgets what came while the machine was warming up. */
    public void clear() {
        rounds.clear();
    }
}
