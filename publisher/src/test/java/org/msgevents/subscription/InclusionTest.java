// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;

class InclusionTest {
    private static final MessageStoreEvent COUNTED = with(Parameter.MESSAGES, 3L);

    @Test
    void parametersOnRequestShouldBeLeftOutUnlessAskedFor() {
        assertThat(Inclusion.NONE.of(COUNTED)).isEqualTo(Events.appended("INBOX", 1));
        assertThat(new Inclusion(Set.of(Parameter.MESSAGES), List.of()).of(COUNTED))
                .isEqualTo(COUNTED);
    }

    @Test
    void tagsShouldBeJoinedWithThoseOfTheEvent() {
        MessageStoreEvent tagged = with(Parameter.TAGS, "inbound,crm");

        assertThat(new Inclusion(Set.of(), List.of("crm", "mail"))
                        .of(tagged)
                        .parameters()
                        .get(Parameter.TAGS))
                .hasValue("inbound,crm,mail");
        assertThat(Inclusion.NONE.of(tagged)).isEqualTo(tagged);
    }

    private static <T> MessageStoreEvent with(Parameter<T> parameter, T value) {
        MessageStoreEvent event = Events.appended("INBOX", 1);
        return event.with(event.parameters().toBuilder().put(parameter, value).build());
    }
}
