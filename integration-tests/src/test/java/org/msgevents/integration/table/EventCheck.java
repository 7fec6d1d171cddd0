// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.msgevents.integration.receiver.ReceivedEvent;

/**
 * Holds events to all of their parameters: they have those that they must have, with the values that are known of them,
 * and no others. What a line of the table shows has been compared with the table.
 */
record EventCheck(Surroundings at) {
    void check(ReceivedEvent event, EventLine line) {
        KnownParameters known = new KnownParameters(event);
        line.shown().forEach(parameter -> known.put(parameter, known.told(parameter)));
        new ServerFacts(at).add(event, known);
        new ClientFacts(at).add(event, line.service(), known);
        new MailboxFacts(at).add(event, known);
        new MessageFacts(at).add(event, known);
        List<String> ifAny = ParameterNames.IF_ANY.getOrDefault(event.name(), List.of());

        assertThat(parameters(event))
                .as("parameters of %s", event)
                .containsExactlyEntriesOf(known.only(ParameterNames.of(line), ifAny));
    }

    private static Map<String, String> parameters(ReceivedEvent event) {
        Map<String, String> parameters = new TreeMap<>();
        event.data()
                .fields()
                .forEachRemaining(
                        field -> parameters.put(field.getKey(), field.getValue().asText()));
        return parameters;
    }
}
