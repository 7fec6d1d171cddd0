// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sets of parameters that the events of the table have, numbered in the order in which they come up. */
final class ParameterSets {
    private final Map<String, Set<String>> events = new LinkedHashMap<>();

    /** The number of the set that the event of that line has, from 1 on. */
    int number(String line) {
        EventLine event = EventLine.parse(line);
        events.computeIfAbsent(parameters(event), unseen -> new TreeSet<>()).add(kind(event));
        return new ArrayList<>(events.keySet()).indexOf(parameters(event)) + 1;
    }

    /** One line for each of them: number, parameters, events. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        events.forEach((parameters, kinds) ->
                lines.add("| " + (lines.size() + 1) + " | " + parameters + " | " + String.join("<br>", kinds) + " |"));
        return lines;
    }

    private static String parameters(EventLine event) {
        Set<String> names = ParameterNames.of(event);
        ParameterNames.ALWAYS.forEach(names::remove);
        String always = names.stream().map(ParameterSets::code).collect(Collectors.joining(" "));
        return ParameterNames.IF_ANY.getOrDefault(event.event(), List.of()).stream()
                .map(name -> ", " + code(name) + " if any")
                .collect(Collectors.joining("", always, ""));
    }

    private static String kind(EventLine event) {
        String messages = event.isOfOne() ? " of one message" : " of several";
        String service = event.service().equals(EventLine.NO_SERVICE) ? "" : " by " + event.service();
        return event.event() + (event.uids().isPresent() ? messages : "") + service;
    }

    private static String code(String name) {
        return "`" + name + "`";
    }
}
