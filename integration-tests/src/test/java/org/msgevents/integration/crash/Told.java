// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.crash;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.msgevents.integration.crash.Clients.Message;
import org.msgevents.integration.receiver.ReceivedEvent;

/**
 * What a receiver was told over the lives of several servers, repeats included.
 *
 * @param events in the order in which they came
 */
record Told(List<ReceivedEvent> events) {
    static Message message(ReceivedEvent event) {
        return new Message(
                event.mailbox().owner(),
                Long.parseLong(event.parameter("uidset").orElseThrow()));
    }

    /** By message, the ids that it was told under. */
    Map<Message, Set<String>> ids() {
        return events.stream()
                .collect(Collectors.groupingBy(
                        Told::message, Collectors.mapping(ReceivedEvent::id, Collectors.toSet())));
    }

    /** Events that came for the first time after a later one of their key had come. */
    List<ReceivedEvent> outOfOrder() {
        Map<String, ReceivedEvent> firsts = new LinkedHashMap<>();
        events.forEach(event -> firsts.putIfAbsent(event.id(), event));
        Map<String, Long> last = new HashMap<>();
        return firsts.values().stream()
                .filter(event -> last.merge(event.key(), event.sequence(), Math::max) != event.sequence())
                .toList();
    }
}
