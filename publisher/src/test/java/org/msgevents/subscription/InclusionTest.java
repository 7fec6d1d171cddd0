// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.json.EventFormat;
import org.msgevents.event.json.StoredEvent;

class InclusionTest {
    private static final EventFormat FORMAT = new EventFormat();
    private static final MessageStoreEvent COUNTED = with(Parameter.MESSAGES, 3L);

    @Test
    void parametersOnRequestShouldBeLeftOutUnlessAskedFor() {
        assertThat(told(Inclusion.NONE, COUNTED)).isEqualTo(Events.appended("INBOX", 1));
        assertThat(told(new Inclusion(Set.of(Parameter.MESSAGES), List.of()), COUNTED))
                .isEqualTo(COUNTED);
    }

    @Test
    void tagsShouldBeJoinedWithThoseOfTheEvent() {
        MessageStoreEvent tagged = with(Parameter.TAGS, "inbound,crm");

        assertThat(told(new Inclusion(Set.of(), List.of("crm", "mail")), tagged)
                        .parameters()
                        .get(Parameter.TAGS))
                .hasValue("inbound,crm,mail");
        assertThat(told(Inclusion.NONE, tagged)).isEqualTo(tagged);
    }

    @Test
    void contentShouldBeToldUpToItsSize() {
        MessageStoreEvent event = with(Parameter.MESSAGE_CONTENT, "x");
        event = event.with(event.parameters().toBuilder()
                .put(Parameter.MESSAGE_SIZE, 2048L)
                .build());

        assertThat(told(content(2048), event).parameters().has(Parameter.MESSAGE_CONTENT))
                .isTrue();
        assertThat(content(2048).asked(event)).contains(Parameter.MESSAGE_CONTENT);
        assertThat(told(content(2047), event).parameters().has(Parameter.MESSAGE_CONTENT))
                .isFalse();
        assertThat(content(2047).asked(event)).isEmpty();
        assertThat(Inclusion.NONE.asked(event)).isEmpty();
    }

    @Test
    void parametersShouldBeOmittedWhereTheEventMayDoWithout() {
        MessageStoreEvent event = with(Parameter.PID, 42L);
        Inclusion inclusion =
                new Inclusion(Set.of(), Set.of(Parameter.PID, Parameter.UIDSET), OptionalLong.empty(), List.of());

        assertThat(told(inclusion, event).parameters().has(Parameter.PID)).isFalse();
        assertThat(told(inclusion, event).parameters().has(Parameter.UIDSET)).isTrue();
    }

    private static MessageStoreEvent told(Inclusion inclusion, MessageStoreEvent event) {
        String sent = inclusion.of(StoredEvent.read(FORMAT.write(event))).write(1);
        return FORMAT.read(sent).event();
    }

    private static Inclusion content(long octets) {
        return new Inclusion(Set.of(), Set.of(), OptionalLong.of(octets), List.of());
    }

    private static <T> MessageStoreEvent with(Parameter<T> parameter, T value) {
        MessageStoreEvent event = Events.appended("INBOX", 1);
        return event.with(event.parameters().toBuilder().put(parameter, value).build());
    }
}
