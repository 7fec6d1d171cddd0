// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgevents.Events;
import org.msgevents.Transfers;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;
import org.msgevents.event.UidSet;

class EventFormTest {
    private static final EventForm FLAGS_SET = new EventForm(EventForm.Flags.FLAGS_SET, EventForm.Transfers.VENDOR);
    private static final EventForm PLAIN = new EventForm(EventForm.Flags.SIMPLE, EventForm.Transfers.PLAIN);

    @ParameterizedTest
    @CsvSource({"MessageRead, \\Seen", "MessageTrash, \\Deleted"})
    void flagsSetFormShouldNameTheFlag(String name, String flag) {
        MessageStoreEvent told = flagged(name);

        assertThat(FLAGS_SET.of(told)).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo(EventName.FLAGS_SET);
            assertThat(event.parameters().get(Parameter.FLAG_NAMES))
                    .map(Object::toString)
                    .hasValue(flag);
            assertThat(event.parameters().get(Parameter.UIDSET)).hasValue(UidSet.of(1));
            assertThat(event.key()).isEqualTo(told.key());
            assertThat(event.id()).isNotEqualTo(told.id());
        });
    }

    @Test
    void standardFormShouldLeaveEverythingAsItIs() {
        for (MessageStoreEvent event :
                List.of(flagged("MessageRead"), Transfers.copied("1:3"), Transfers.moved("1", "9"))) {
            assertThat(EventForm.STANDARD.of(event)).containsExactly(event);
        }
    }

    @Test
    void plainCopyShouldBeAnAppendWithoutItsSource() {
        assertThat(PLAIN.of(Transfers.copied("1:3"))).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo(EventName.MESSAGE_APPEND);
            assertThat(event.parameters().get(Parameter.MAILBOX_ID)).hasValue(Transfers.ARCHIVE);
            assertThat(event.parameters().has(Parameter.OLD_MAILBOX_ID)).isFalse();
            assertThat(event.key().value()).isEqualTo("archive-id");
        });
    }

    @Test
    void plainMoveShouldBeAnAppendAndAnExpungeAtItsSource() {
        List<MessageStoreEvent> told = PLAIN.of(Transfers.moved("1:2", "8:9"));

        assertThat(told)
                .extracting(MessageStoreEvent::name)
                .containsExactly(EventName.MESSAGE_APPEND, EventName.MESSAGE_EXPUNGE);
        MessageStoreEvent gone = told.get(1);
        assertThat(gone.key().value()).isEqualTo("inbox-id");
        assertThat(gone.parameters().get(Parameter.URI)).hasValue(Transfers.INBOX);
        assertThat(gone.parameters().get(Parameter.MAILBOX_ID)).hasValue(Transfers.INBOX);
        assertThat(gone.parameters().get(Parameter.UIDSET)).hasValue(UidSet.parse("8:9"));
        assertThat(gone.parameters().get(Parameter.VND_MAILBOX_ID)).hasValue("inbox-id");
        assertThat(gone.parameters().get(Parameter.SERVICE)).hasValue("imap");
        assertThat(gone.parameters().names()).allMatch(ParameterTable.row(gone.name())::allows);
    }

    @Test
    void expungeOfOneMessageShouldNameItByItsUri() {
        MessageStoreEvent gone = PLAIN.of(Transfers.moved("1", "9")).get(1);

        assertThat(gone.parameters().get(Parameter.URI)).hasValue(Transfers.INBOX.withUid(9));
    }

    @Test
    void idsShouldBeTheSameHoweverOftenTheEventIsTold() {
        assertThat(PLAIN.of(Transfers.moved("1", "9")))
                .extracting(MessageStoreEvent::id)
                .containsExactlyElementsOf(PLAIN.of(Transfers.moved("1", "9")).stream()
                        .map(MessageStoreEvent::id)
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void sourcesShouldBeWhatTakesTheFormOfWhatIsWanted() {
        assertThat(FLAGS_SET.sources(Set.of(EventName.FLAGS_SET)))
                .containsExactlyInAnyOrder(EventName.FLAGS_SET, EventName.MESSAGE_READ, EventName.MESSAGE_TRASH);
        assertThat(PLAIN.sources(Set.of(EventName.MESSAGE_EXPUNGE)))
                .containsExactlyInAnyOrder(EventName.MESSAGE_EXPUNGE, EventName.VND_MESSAGE_MOVE);
        assertThat(EventForm.STANDARD.sources(Set.of(EventName.FLAGS_SET))).containsExactly(EventName.FLAGS_SET);
    }

    private static MessageStoreEvent flagged(String name) {
        EventName found = EventName.find(name).orElseThrow();
        MessageStoreEvent any = Events.appended("INBOX", 1);
        return new MessageStoreEvent(
                any.id(), found, any.timestamp(), any.key(), any.parameters().only(ParameterTable.row(found)::allows));
    }
}
