// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.msgevents.event.EventGroup;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.Samples;
import org.msgevents.event.UidSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class EventFormatTest {
    private static final MessageStoreEvent NEW = Samples.full(EventName.MESSAGE_NEW);

    private final EventFormat format = new EventFormat();

    @Test
    void writeShouldBeAStructuredCloudEvent() throws Exception {
        JsonNode json = new ObjectMapper().readTree(format.write(NEW, 4217));

        assertThat(json.path("specversion").textValue()).isEqualTo("1.0");
        assertThat(json.path("id").textValue()).isEqualTo(NEW.id().toString());
        assertThat(json.path("source").textValue()).isEqualTo("imap://imap.example.com");
        assertThat(json.path("type").textValue()).isEqualTo("org.ietf.rfc5423.MessageNew");
        assertThat(json.path("subject").textValue()).isEqualTo("users/alice@example.com/mailboxes/12/messages/42");
        assertThat(json.path("time").textValue()).isEqualTo("2026-11-23T14:03:07.512Z");
        assertThat(json.path("datacontenttype").textValue()).isEqualTo("application/json");
        assertThat(json.path("dataschema").textValue()).isEqualTo("https://msgevents.org/schemas/1/MessageNew.json");
        assertThat(json.path("partitionkey").textValue()).isEqualTo("12");
        assertThat(json.path("sequence").textValue()).isEqualTo("00000000000000004217");
    }

    @Test
    void writeShouldHoldTheParametersUnderTheDraftsNamesInItsOrder() throws Exception {
        JsonNode data = new ObjectMapper().readTree(format.write(NEW)).path("data");

        assertThat(data.path("event").textValue()).isEqualTo("MessageNew");
        assertThat(data.path("timestamp").textValue()).isEqualTo("2026-11-23T14:03:07.512Z");
        assertThat(data.path("uri").textValue())
                .isEqualTo("imap://alice%40example.com@imap.example.com/INBOX;UIDVALIDITY=1700000001/;UID=42");
        assertThat(data.path("modseq").longValue()).isEqualTo(90_817L);
        assertThat(data.path("flagNames").textValue()).isEqualTo("\\Flagged $Work");
        assertThat(data.fieldNames()).toIterable().startsWith("event", "timestamp", "admin", "bodyStructure");
    }

    @Test
    void writeShouldLeaveOutTheSequenceToStoreAndTakeAnyToSend() {
        assertThat(format.write(NEW)).doesNotContain("sequence");
        assertThat(format.write(NEW, 0)).contains("\"sequence\":\"00000000000000000000\"");
        assertThat(format.write(NEW, Long.MAX_VALUE)).contains("\"sequence\":\"09223372036854775807\"");
    }

    @Test
    void writeShouldRefuseANegativeSequence() {
        assertThatThrownBy(() -> format.write(NEW, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sequence -1 is negative");
    }

    @Test
    void writeShouldTellMillisecondsInTheData() {
        MessageStoreEvent full = new MessageStoreEvent(
                NEW.id(), NEW.name(), Instant.parse("2026-01-01T00:00:00Z"), NEW.key(), NEW.parameters());

        assertThat(format.write(full))
                .contains("\"time\":\"2026-01-01T00:00:00Z\"", "\"timestamp\":\"2026-01-01T00:00:00.000Z\"");
    }

    @Test
    void readShouldGiveBackWhatWasWritten() {
        assertThat(format.read(format.write(NEW, 7))).isEqualTo(new ReadEvent(NEW, OptionalLong.of(7)));
        assertThat(format.read(format.write(NEW))).isEqualTo(new ReadEvent(NEW, OptionalLong.empty()));
    }

    @Test
    void readShouldLeaveOutWhatALaterVersionMayTell() {
        String later = format.write(NEW)
                .replace("\"modseq\"", "\"vnd.other.modseq\"")
                .replace("\"data\":{", "\"traceparent\":\"00-0-0-00\",\"data\":{\"score\":{\"spam\":[1,2,null]},");

        assertThat(format.read(later).event())
                .isEqualTo(NEW.with(NEW.parameters().only(parameter -> !parameter.equals(Parameter.MODSEQ))));
    }

    @Test
    void readShouldLeaveOutAParameterThatOnlyALaterVersionTellsOfTheEvent() {
        MessageStoreEvent login = Samples.bare(EventName.LOGIN);
        String later = format.write(login).replace("\"data\":{", "\"data\":{\"uidset\":\"1:3\",");

        assertThat(format.read(later).event()).isEqualTo(login);
    }

    @Test
    void readShouldAcceptTheNamesOfOtherVendors() {
        String other = format.write(NEW).replace("MessageNew", "vnd.acme.MessageSeen");

        EventName name = format.read(other).event().name();

        assertThat(name).isEqualTo(new EventName("vnd.acme.MessageSeen", EventGroup.MESSAGE));
        assertThat(format.write(format.read(other).event())).isEqualTo(other);
    }

    @Test
    void readShouldNotCareForSpacesNorForTheOrderOfAttributes() throws Exception {
        JsonNode sorted = new ObjectMapper().readTree(format.write(NEW, 7));
        String other = "\n {\"data\" : " + sorted.path("data").toPrettyString() + ",\n"
                + sorted.toString().replaceAll(",\"data\":.*", "}").substring(1);

        assertThat(format.read(other)).isEqualTo(new ReadEvent(NEW, OptionalLong.of(7)));
    }

    @Test
    void subjectShouldEndBeforeWhatTheEventDoesNotTell() {
        MessageStoreEvent several = Samples.event(
                EventName.MESSAGE_READ,
                Samples.bare(EventName.MESSAGE_READ).parameters().toBuilder()
                        .put(Parameter.UIDSET, UidSet.parse("1:2"))
                        .put(Parameter.VND_MAILBOX_ID, "a/b")
                        .build());

        assertThat(Subject.of(several)).hasValue("users/alice@example.com/mailboxes/a%2Fb");
        assertThat(Subject.of(Samples.bare(EventName.MESSAGE_READ))).hasValue("users/alice@example.com");
        assertThat(Subject.of(Samples.bare(EventName.LOGIN))).hasValue("users/alice@example.com");
    }

    @Test
    void subjectShouldBeAbsentWhenThereIsNoUser() {
        MessageStoreEvent other = Samples.bare(new EventName("vnd.acme.Started", EventGroup.MESSAGE));
        String written = format.write(other);

        assertThat(Subject.of(other)).isEmpty();
        assertThat(written).doesNotContain("subject");
        assertThat(format.read(written).event()).isEqualTo(other);
    }
}
