// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.msgevents.Events;
import org.msgevents.event.HeaderFields;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.json.EventFormat;
import org.msgevents.mechanism.NotificationRequest;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.subscription.Inclusion;
import org.msgevents.subscription.MessageParts;
import org.msgevents.subscription.PayloadLimit;

class RenderingTest {
    private static final EventFormat FORMAT = new EventFormat();
    private static final List<Parameter<?>> LARGE =
            List.of(Parameter.MESSAGE_CONTENT, Parameter.BODY_STRUCTURE, Parameter.VND_HEADER_FIELDS);
    private static final Inclusion ALL = new Inclusion(
            Set.of(Parameter.BODY_STRUCTURE),
            Set.of(),
            new MessageParts(OptionalLong.of(1_000_000), List.of("Subject")),
            List.of());

    @Test
    void eventShouldBeSentWholeWhereNothingIsCut() {
        MessageStoreEvent event = Events.appended("INBOX", 1);

        assertThat(render(Inclusion.NONE, event)).isEqualTo(FORMAT.write(event, 7));
        assertThat(render(new Inclusion(Set.of(), List.of("crm")), event)).contains("\"tags\":\"crm\"");
    }

    @Test
    void whatWasNotAskedForShouldBeCut() {
        MessageStoreEvent event = with(10, 10, 10);

        assertThat(told(Inclusion.NONE, event)).isEmpty();
        assertThat(told(ALL, event)).containsExactlyElementsOf(LARGE);
    }

    @Test
    void largeParametersShouldGiveWayInTheirOrder() {
        assertThat(told(ALL, with(20_000, 10, 10)))
                .containsExactly(Parameter.BODY_STRUCTURE, Parameter.VND_HEADER_FIELDS);
        assertThat(told(ALL, with(10, 20_000, 10))).containsExactly(Parameter.VND_HEADER_FIELDS);
        assertThat(told(ALL, with(10, 10, 20_000))).isEmpty();
    }

    private static Stream<Parameter<?>> told(Inclusion inclusion, MessageStoreEvent event) {
        Parameters told = FORMAT.read(render(inclusion, event)).event().parameters();
        return LARGE.stream().filter(told::has);
    }

    private static String render(Inclusion inclusion, MessageStoreEvent event) {
        NotificationRequest request = new Rendering(inclusion, new PayloadLimit(PayloadLimit.LEAST))
                .render(new KeptEvent(7, event.id(), FORMAT.write(event)), event.key());
        assertThat(request.name()).isEqualTo(event.name());
        return request.payload();
    }

    /** Of these lengths. */
    private static MessageStoreEvent with(int content, int structure, int fields) {
        MessageStoreEvent event = Events.appended("INBOX", 1);
        return event.with(event.parameters().toBuilder()
                .put(Parameter.MESSAGE_SIZE, (long) content)
                .put(Parameter.MESSAGE_CONTENT, "c".repeat(content))
                .put(Parameter.BODY_STRUCTURE, "s".repeat(structure))
                .put(
                        Parameter.VND_HEADER_FIELDS,
                        new HeaderFields(Map.of("fields", Map.of("Subject", "f".repeat(fields)))))
                .build());
    }
}
