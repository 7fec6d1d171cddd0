// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What clients were answered, and what they were not. Thread-safe. */
final class Ledger {
    private final List<Deed> deeds = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();

    synchronized void add(List<Deed> answered) {
        deeds.addAll(answered);
    }

    /** A command that was answered with NO, or not at all. */
    synchronized void failed(String how) {
        failures.merge(how, 1, Integer::sum);
    }

    synchronized List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    /** How often, by how. */
    synchronized Map<String, Integer> failures() {
        return Map.copyOf(failures);
    }
}
