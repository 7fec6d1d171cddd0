// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.event.HeaderFields;
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
                new Inclusion(Set.of(), Set.of(Parameter.PID, Parameter.UIDSET), MessageParts.NONE, List.of());

        assertThat(told(inclusion, event).parameters().has(Parameter.PID)).isFalse();
        assertThat(told(inclusion, event).parameters().has(Parameter.UIDSET)).isTrue();
    }

    @Test
    void headerFieldsShouldBeThoseAskedFor() {
        HeaderFields all = new HeaderFields(Map.of(
                "fields", Map.of("Subject", "hello", "X-Mine", List.of("1", "2"), "Date", "soon"),
                "defects", List.of(Map.of("field", "Date", "raw", "soon"), Map.of("field", "To", "raw", "@"))));
        MessageStoreEvent event = with(Parameter.VND_HEADER_FIELDS, all);

        assertThat(told(fields("x-mine", "To"), event).parameters().get(Parameter.VND_HEADER_FIELDS))
                .hasValue(new HeaderFields(Map.of(
                        "fields",
                        Map.of("X-Mine", List.of("1", "2")),
                        "defects",
                        List.of(Map.of("field", "To", "raw", "@")))));
        assertThat(told(fields("Subject"), event).parameters().get(Parameter.VND_HEADER_FIELDS))
                .hasValue(new HeaderFields(Map.of("fields", Map.of("Subject", "hello"))));
        assertThat(fields("Subject").asked(event)).containsExactly(Parameter.VND_HEADER_FIELDS);
        assertThat(told(Inclusion.NONE, event).parameters().has(Parameter.VND_HEADER_FIELDS))
                .isFalse();
    }

    @Test
    void cutsShouldBeWhatItMayHaveToBeWithout() {
        Inclusion inclusion =
                new Inclusion(Set.of(Parameter.ENVELOPE), Set.of(Parameter.PID), MessageParts.NONE, List.of());

        assertThat(inclusion.cuts().orElseThrow())
                .contains("pid", "uidnext", "vnd.james.headerFields", "messageContent")
                .doesNotContain("envelope", "uri", "user");
        assertThat(new Inclusion(Set.of(), List.of("tag")).cuts()).isEmpty();
        assertThat(new Inclusion(Set.of(), Set.of(Parameter.TAGS), MessageParts.NONE, List.of()).cuts())
                .isEmpty();
    }

    private static Inclusion fields(String... names) {
        return new Inclusion(Set.of(), Set.of(), new MessageParts(OptionalLong.empty(), List.of(names)), List.of());
    }

    private static MessageStoreEvent told(Inclusion inclusion, MessageStoreEvent event) {
        String sent = inclusion.of(StoredEvent.read(FORMAT.write(event))).write(1);
        return FORMAT.read(sent).event();
    }

    private static Inclusion content(long octets) {
        return new Inclusion(Set.of(), Set.of(), new MessageParts(OptionalLong.of(octets), List.of()), List.of());
    }

    private static <T> MessageStoreEvent with(Parameter<T> parameter, T value) {
        MessageStoreEvent event = Events.appended("INBOX", 1);
        return event.with(event.parameters().toBuilder().put(parameter, value).build());
    }
}
