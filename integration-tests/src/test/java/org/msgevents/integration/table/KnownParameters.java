// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.msgevents.integration.receiver.ReceivedEvent;

/** What is known of an event from elsewhere than the code under test, parameter by parameter. */
final class KnownParameters {
    private final ReceivedEvent event;
    private final Map<String, String> values = new TreeMap<>();

    KnownParameters(ReceivedEvent event) {
        this.event = event;
    }

    void put(String parameter, Object value) {
        values.put(parameter, value.toString());
    }

    void putIfAbsent(String parameter, Object value) {
        values.putIfAbsent(parameter, value.toString());
    }

    /** Where several values would do. */
    void put(String parameter, boolean isAsItMustBe, Object allowed) {
        put(parameter, isAsItMustBe ? told(parameter) : allowed);
    }

    String told(String parameter) {
        return event.parameter(parameter).orElse("");
    }

    /** These, and of the others that may be there those that are known. */
    Map<String, String> only(Set<String> names, Iterable<String> ifAny) {
        Map<String, String> expected = new TreeMap<>();
        names.forEach(name -> expected.put(name, values.getOrDefault(name, "nothing is known of it")));
        for (String name : ifAny) {
            if (values.containsKey(name)) {
                expected.put(name, values.get(name));
            }
        }
        return expected;
    }
}
