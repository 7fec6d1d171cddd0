// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run came to. The figures of a round are those of its world until then. */
final class Tally {
    private final Map<String, Integer> faults = new TreeMap<>();
    private final Map<String, Long> totals = new TreeMap<>();
    private Map<String, Long> last = Map.of();
    private int rounds;

    void round(List<String> suffered, Checker checker, Ledger ledger) {
        rounds++;
        for (String group : suffered) {
            for (String fault : group.substring(1, group.length() - 1).split(", ", -1)) {
                faults.merge(fault, 1, Integer::sum);
            }
        }
        last = new TreeMap<>(Map.of(
                "answered",
                (long) ledger.deeds().size(),
                "requests",
                checker.requests(),
                "untold of outages",
                checker.lostInOutages(),
                "stored, not answered, untold",
                checker.storedUntold()));
    }

    /** Ends the world of the last round. */
    void world(Ledger ledger) {
        last.forEach((what, count) -> totals.merge(what, count, Long::sum));
        ledger.failures().forEach((how, count) -> totals.merge(how, (long) count, Long::sum));
    }

    Map<String, Long> last() {
        return last;
    }

    int rounds() {
        return rounds;
    }

    @Override
    public String toString() {
        return rounds + " rounds; " + faults + "; " + totals;
    }
}
