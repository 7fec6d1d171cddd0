// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.msgevents.integration.chaos.Violation.Promise;

/** Holds what a receiver noted against what clients were answered and what is in the mailboxes. */
final class Checker {
    private final Evidence evidence;
    private final List<Call> calls;

    Checker(Evidence evidence) {
        this.evidence = evidence;
        List<JournalEntry> journal = evidence.journal();
        this.calls = IntStream.range(0, journal.size())
                .mapToObj(place -> Call.of(place, journal.get(place)))
                .toList();
    }

    /** Every promise that was broken, each time. */
    List<Violation> violations() {
        List<Violation> all = new ArrayList<>();
        for (Subscription subscription : Subscription.values()) {
            List<Call> own = of(subscription);
            untold(subscription).forEach(deed -> all.add(violation(Promise.TOLD, subscription, deed.occurrence())));
            all.addAll(ids(subscription, own));
            all.addAll(bodies(subscription, own));
            all.addAll(new OrderCheck(subscription, own).violations(evidence.deeds()));
            all.addAll(unwanted(subscription, own));
        }
        all.addAll(new TruthCheck(evidence.folders()).violations(calls));
        return all;
    }

    long requests() {
        return calls.size();
    }

    /** What has yet to be told, if it is told at all. */
    List<Deed> untold() {
        return Stream.of(Subscription.values())
                .flatMap(subscription -> untold(subscription).stream())
                .toList();
    }

    /** What was answered while the outbox could not be written, and is not told to everybody who wants it. */
    long lostInOutages() {
        return evidence.deeds().stream()
                .filter(evidence::mayBeUntold)
                .filter(deed -> !settled(Subscription.EVERYTHING).contains(deed.occurrence()))
                .count();
    }

    /** Messages that are in a mailbox, and nobody was told, nor was the client answered. */
    long storedUntold() {
        Set<Occurrence> known = new HashSet<>(settled(Subscription.EVERYTHING));
        evidence.deeds().forEach(deed -> known.add(deed.occurrence()));
        Map<Folder, Set<Long>> arrived = known.stream()
                .filter(Occurrence::isArrival)
                .collect(Collectors.groupingBy(
                        Occurrence::folder, Collectors.mapping(Occurrence::uid, Collectors.toSet())));
        return evidence.folders().stream()
                .mapToLong(state -> state.uids().stream()
                        .filter(uid ->
                                !arrived.getOrDefault(state.folder(), Set.of()).contains(uid))
                        .count())
                .sum();
    }

    private List<Deed> untold(Subscription subscription) {
        Set<Occurrence> told = settled(subscription);
        return evidence.deeds().stream()
                .filter(deed -> subscription.wants(deed.occurrence()))
                .filter(deed -> !told.contains(deed.occurrence()))
                .filter(deed -> !evidence.mayBeUntold(deed))
                .toList();
    }

    private Set<Occurrence> settled(Subscription subscription) {
        return of(subscription).stream()
                .filter(call -> call.isSettled(subscription))
                .flatMap(call -> call.occurrences().stream())
                .collect(Collectors.toSet());
    }

    private static List<Violation> ids(Subscription subscription, List<Call> calls) {
        Map<Occurrence, Set<String>> ids = new LinkedHashMap<>();
        calls.forEach(call -> call.occurrences()
                .forEach(occurrence -> ids.computeIfAbsent(occurrence, first -> new HashSet<>())
                        .add(call.entry().webhookId())));
        return several(ids, occurrences -> violation(Promise.ONE_ID, subscription, occurrences));
    }

    private static List<Violation> bodies(Subscription subscription, List<Call> calls) {
        Map<String, Set<String>> bodies = new LinkedHashMap<>();
        calls.forEach(call -> bodies.computeIfAbsent(call.entry().webhookId(), first -> new HashSet<>())
                .add(call.entry().body()));
        List<Violation> violations = new ArrayList<>(
                several(bodies, id -> violation(Promise.SAME_BODY, subscription, id + ": " + bodies.get(id))));
        calls.stream()
                .filter(call -> !call.event().id().equals(call.entry().webhookId()))
                .forEach(call -> violations.add(violation(Promise.SAME_BODY, subscription, call.entry())));
        return violations;
    }

    private static <T> List<Violation> several(Map<T, Set<String>> found, Function<T, Violation> violation) {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> violation.apply(entry.getKey()))
                .toList();
    }

    private static List<Violation> unwanted(Subscription subscription, List<Call> calls) {
        return calls.stream()
                .filter(call -> !call.occurrences().stream().allMatch(subscription::wants))
                .map(call -> violation(Promise.WANTED, subscription, call.entry()))
                .toList();
    }

    private List<Call> of(Subscription subscription) {
        return calls.stream().filter(call -> call.isOf(subscription)).toList();
    }

    static Violation violation(Promise promise, Subscription subscription, Object what) {
        return new Violation(promise, subscription.title() + ": " + what);
    }
}
