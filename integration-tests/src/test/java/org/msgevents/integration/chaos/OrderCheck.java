// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.msgevents.integration.chaos.Violation.Promise;

/** The order in which one subscription was first told each event. */
final class OrderCheck {
    private final Subscription subscription;
    private final List<Call> firsts;

    OrderCheck(Subscription subscription, List<Call> calls) {
        this.subscription = subscription;
        Map<String, Call> byId = new LinkedHashMap<>();
        calls.forEach(call -> byId.putIfAbsent(call.entry().webhookId(), call));
        this.firsts = List.copyOf(byId.values());
    }

    List<Violation> violations(List<Deed> deeds) {
        List<Violation> violations = new ArrayList<>(outOfSequence());
        deeds.stream()
                .collect(Collectors.groupingBy(deed -> deed.occurrence().folder()))
                .values()
                .forEach(ofFolder -> violations.addAll(outOfOrder(ofFolder)));
        return violations;
    }

    private List<Violation> outOfSequence() {
        Map<String, Long> last = new HashMap<>();
        return firsts.stream()
                .filter(call -> {
                    long sequence = call.event().sequence();
                    return last.merge(call.event().key(), sequence, Math::max) != sequence;
                })
                .map(call -> Checker.violation(Promise.SEQUENCE, subscription, call.entry()))
                .toList();
    }

    /** One client works on a folder, one command after the other; what one command did has no order. */
    private List<Violation> outOfOrder(List<Deed> deeds) {
        Map<Long, List<Deed>> byCommand = deeds.stream()
                .sorted(Comparator.comparingLong(Deed::began))
                .collect(Collectors.groupingBy(Deed::began, TreeMap::new, Collectors.toList()));
        Map<Occurrence, Integer> places = places();
        List<Violation> violations = new ArrayList<>();
        int last = -1;
        for (List<Deed> command : byCommand.values()) {
            int reached = last;
            for (Deed deed : command) {
                int place = places.getOrDefault(deed.occurrence(), reached);
                if (place < last) {
                    violations.add(Checker.violation(Promise.ORDER, subscription, deed.occurrence()));
                }
                reached = Math.max(reached, place);
            }
            last = reached;
        }
        return violations;
    }

    /** Of all but what is promised to come later than it happened. */
    private Map<Occurrence, Integer> places() {
        Map<Occurrence, Integer> places = new HashMap<>();
        firsts.stream().filter(call -> !call.isRecovered()).forEach(call -> call.occurrences()
                .forEach(occurrence -> places.putIfAbsent(occurrence, call.place())));
        return places;
    }
}
