// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;

import org.msgevents.event.Events;
import org.msgevents.event.MessageStoreEvent;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class EventFormatRoundTripTest {
    private static final EventFormat FORMAT = new EventFormat();

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void readShouldGiveBackWhatWasWritten(@ForAll("events") MessageStoreEvent event, @ForAll @LongRange long sequence) {
        assertThat(FORMAT.read(FORMAT.write(event, sequence)))
                .isEqualTo(new ReadEvent(event, OptionalLong.of(sequence)));
        assertThat(FORMAT.read(FORMAT.write(event))).isEqualTo(new ReadEvent(event, OptionalLong.empty()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void writeShouldGiveTheSameTextForWhatWasRead(@ForAll("events") MessageStoreEvent event) {
        String text = FORMAT.write(event);

        assertThat(FORMAT.write(new EventFormat().read(text).event())).isEqualTo(text);
    }

    @Provide
    Arbitrary<MessageStoreEvent> events() {
        return Events.any();
    }
}
