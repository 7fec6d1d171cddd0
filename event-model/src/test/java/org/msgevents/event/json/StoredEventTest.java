// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.event.EventName;
import org.msgevents.event.Events;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.Samples;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class StoredEventTest {
    private static final EventFormat FORMAT = new EventFormat();

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void writeShouldGiveTheTextThatTheFormatGives(
            @ForAll("events") MessageStoreEvent event, @ForAll @LongRange long sequence) {
        StoredEvent stored = StoredEvent.read(FORMAT.write(event));

        assertThat(stored.write(sequence)).isEqualTo(FORMAT.write(event, sequence));
        assertThat(stored.name()).isEqualTo(event.name());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void wholeShouldGiveTheSameTextWhereNothingIsCut(
            @ForAll("events") MessageStoreEvent event, @ForAll @LongRange long sequence) {
        String stored = FORMAT.write(event);

        assertThat(StoredEvent.whole(stored, List.of(), sequence))
                .contains(new StoredEvent.Whole(event.name(), FORMAT.write(event, sequence)));
        assertThat(StoredEvent.whole(stored, List.of("vnd.james.nothing"), sequence))
                .isPresent();
        assertThat(StoredEvent.whole(stored, List.of("vnd.james.nothing", Parameter.URI.wireName()), sequence))
                .isEmpty();
    }

    @Test
    void wholeShouldNotTakeAValueForAKey() {
        MessageStoreEvent event = Samples.bare(EventName.MESSAGE_NEW);
        event = event.with(event.parameters().toBuilder()
                .put(Parameter.USER, "x\",\"envelope\":\"\",\"partitionkey\":\"")
                .build());

        assertThat(StoredEvent.whole(FORMAT.write(event), List.of("envelope"), 7))
                .map(StoredEvent.Whole::text)
                .contains(FORMAT.write(event, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 200, 400})
    void wholeShouldNotTakeATextThatIsCutOff(int length) {
        String stored = FORMAT.write(Samples.bare(EventName.MESSAGE_NEW));

        assertThat(StoredEvent.whole(stored.substring(0, length), List.of(), 1)).isEmpty();
        assertThat(StoredEvent.whole(stored.substring(0, stored.length() - 1), List.of(), 1))
                .isEmpty();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void partsShouldBeThoseOfTheEvent(@ForAll("events") MessageStoreEvent event) {
        MessageStoreEvent part = event.with(event.parameters().only(parameter -> !parameter.equals(Parameter.PID)));

        assertThat(StoredEvent.read(FORMAT.write(event))
                        .only(parameter -> !parameter.equals(Parameter.PID))
                        .write(1))
                .isEqualTo(FORMAT.write(part, 1));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void valueShouldStandWhereTheFormatWritesIt(@ForAll("events") MessageStoreEvent event) {
        MessageStoreEvent tagged = event.with(
                event.parameters().toBuilder().put(Parameter.TAGS, "a,b").build());

        assertThat(StoredEvent.read(FORMAT.write(event))
                        .with(Parameter.TAGS, "a,b")
                        .write(1))
                .isEqualTo(FORMAT.write(tagged, 1));
    }

    @Test
    void valuesShouldBeThoseOfTheEvent() {
        MessageStoreEvent event = Samples.full(EventName.MESSAGE_NEW);

        StoredEvent stored = StoredEvent.read(FORMAT.write(event));

        assertThat(stored.number(Parameter.MESSAGE_SIZE))
                .isEqualTo(event.parameters().get(Parameter.MESSAGE_SIZE));
        assertThat(stored.text(Parameter.TAGS)).isEqualTo(event.parameters().get(Parameter.TAGS));
        assertThat(stored.has(Parameter.VND_DISCONNECT)).isFalse();
        assertThat(stored.text(Parameter.VND_DISCONNECT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"type\":\"org.ietf.rfc5423.Login\"}",
                "{\"type\":\"org.ietf.rfc5423.Login\",\"data\":[]}",
                "{\"type\":\"Login\",\"data\":{}}",
                "{\"type\":\"org.ietf.rfc5423.\",\"data\":{}}"
            })
    void whatIsNoEventShouldBeRefused(String text) {
        assertThatThrownBy(() -> StoredEvent.read(text)).isInstanceOf(EventFormatException.class);
    }

    @Provide
    Arbitrary<MessageStoreEvent> events() {
        return Events.any();
    }
}
