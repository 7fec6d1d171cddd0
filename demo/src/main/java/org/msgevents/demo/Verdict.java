// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether what came is what had to come.
 *
 * @param faults one a line, none when all is well
 */
record Verdict(List<String> faults) {
    Verdict {
        faults = List.copyOf(faults);
    }

    /**
     * Compares the events that came, in the order in which they came, with those expected, in the order in which they
     * happened.
     *
     * <p>Events of one key have to come in order. Between keys there is no order, so what happened first is told by the
     * sequence.
     */
    static Verdict of(List<String> expected, List<DemoEvent> came) {
        List<String> happened = came.stream()
                .sorted(Comparator.comparingLong(DemoEvent::sequence))
                .map(DemoEvent::summary)
                .toList();
        List<String> faults = new ArrayList<>();
        without(expected, happened).forEach(event -> faults.add("missing: " + event));
        without(happened, expected).forEach(event -> faults.add("not expected: " + event));
        if (faults.isEmpty() && !happened.equals(expected)) {
            faults.add("expected " + expected + " but this happened " + happened);
        }
        faults.addAll(disorder(came));
        return new Verdict(faults);
    }

    boolean isGood() {
        return faults.isEmpty();
    }

    private static List<String> without(List<String> some, List<String> others) {
        List<String> left = new ArrayList<>(some);
        others.forEach(left::remove);
        return left;
    }

    private static List<String> disorder(List<DemoEvent> came) {
        List<String> faults = new ArrayList<>();
        Map<String, Long> last = new HashMap<>();
        for (DemoEvent event : came) {
            if (last.getOrDefault(event.key(), 0L) >= event.sequence()) {
                faults.add("out of order: " + event.summary());
            }
            last.merge(event.key(), event.sequence(), Math::max);
        }
        return faults;
    }
}
