// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.msgevents.event.EventGroup;
import org.msgevents.event.EventName;
import org.msgevents.settings.SettingsParser;
import org.msgevents.settings.SettingsParsers;

/** The words that stand for events: {@code all}, every group and every name; what is on request only by its name. */
public final class EventWords {
    private static final SettingsParser<List<Set<EventName>>> SETS =
            SettingsParsers.listOf(SettingsParsers.oneOf(words()));

    /** Several words, separated by spaces. */
    public static final SettingsParser<Set<EventName>> LIST = SettingsParser.of(
            SETS.wanted(),
            text -> SETS.parse().apply(text).stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()));

    private EventWords() {}

    private static Map<String, Set<EventName>> words() {
        Map<String, Set<EventName>> words = new LinkedHashMap<>();
        words.put("all", named(name -> true));
        for (EventGroup group : EventGroup.values()) {
            words.put(group.word(), named(name -> name.group() == group));
        }
        EventName.all().forEach(name -> words.put(name.wireName(), Set.of(name)));
        return words;
    }

    private static Set<EventName> named(Predicate<EventName> wanted) {
        return EventName.all().stream()
                .filter(name -> !name.isOnRequest())
                .filter(wanted)
                .collect(Collectors.toUnmodifiableSet());
    }
}
