// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.FlagNames;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;
import org.msgevents.event.Parameters;
import org.msgevents.event.SmtpEnvelope;
import org.msgevents.event.UidSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class EventFormatTest {
    private static final ImapUrl INBOX =
            ImapUrl.ofMailbox("imap.example.com", "alice@example.com", "INBOX").withUidValidity(1_700_000_001L);
    private static final MessageStoreEvent NEW = new MessageStoreEvent(
            EventId.ofAddedMessages("12", 1_700_000_001L, UidSet.of(42)),
            EventName.MESSAGE_NEW,
            Instant.parse("2026-11-23T14:03:07.500Z"),
            OrderingKey.ofMailbox("12"),
            Parameters.builder()
                    .put(Parameter.URI, INBOX.withUid(42))
                    .put(Parameter.MAILBOX_ID, INBOX)
                    .put(Parameter.UIDSET, UidSet.of(42))
                    .put(Parameter.MODSEQ, Long.MAX_VALUE)
                    .put(Parameter.FLAG_NAMES, FlagNames.parse("\\Seen $Wörk"))
                    .put(
                            Parameter.ENVELOPE,
                            new SmtpEnvelope("MAIL FROM:<>", List.of("RCPT TO:<alice@example.com> NOTIFY=NEVER")))
                    .put(Parameter.VND_MAILBOX_ID, "12")
                    .put(Parameter.USER, "alice@example.com")
                    .build());

    private final EventFormat format = new EventFormat();

    @Test
    void writeShouldBeAStructuredCloudEvent() throws Exception {
        JsonNode json = new ObjectMapper().readTree(format.write(NEW, 4217));

        assertThat(json.path("specversion").textValue()).isEqualTo("1.0");
        assertThat(json.path("id").textValue()).isEqualTo(NEW.id().toString());
        assertThat(json.path("source").textValue()).isEqualTo("imap://imap.example.com");
        assertThat(json.path("type").textValue()).isEqualTo("org.ietf.rfc5423.MessageNew");
        assertThat(json.path("subject").textValue()).isEqualTo("users/alice@example.com/mailboxes/12/messages/42");
        assertThat(json.path("time").textValue()).isEqualTo("2026-11-23T14:03:07.5Z");
        assertThat(json.path("dataschema").textValue()).isEqualTo("https://msgevents.org/schemas/1/MessageNew.json");
        assertThat(json.path("partitionkey").textValue()).isEqualTo("12");
        assertThat(json.path("sequence").textValue()).isEqualTo("00000000000000004217");
    }

    @Test
    void writeShouldHoldTheParametersUnderTheDraftsNames() throws Exception {
        JsonNode data = new ObjectMapper().readTree(format.write(NEW)).path("data");

        assertThat(data.path("event").textValue()).isEqualTo("MessageNew");
        assertThat(data.path("timestamp").textValue()).isEqualTo("2026-11-23T14:03:07.500Z");
        assertThat(data.path("uri").textValue())
                .isEqualTo("imap://alice%40example.com@imap.example.com/INBOX;UIDVALIDITY=1700000001/;UID=42");
        assertThat(data.path("modseq").longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(data.path("flagNames").textValue()).isEqualTo("\\Seen $Wörk");
        assertThat(data.path("envelope").textValue())
                .isEqualTo("MAIL FROM:<>\r\nRCPT TO:<alice@example.com> NOTIFY=NEVER\r\n");
    }

    @Test
    void readShouldGiveBackWhatWasWritten() {
        assertThat(format.read(format.write(NEW, 7))).isEqualTo(new ReadEvent(NEW, OptionalLong.of(7)));
        assertThat(format.read(format.write(NEW))).isEqualTo(new ReadEvent(NEW, OptionalLong.empty()));
    }

    @Test
    void writeShouldGiveTheSameTextForWhatWasRead() {
        String text = format.write(NEW);

        assertThat(format.write(format.read(text).event())).isEqualTo(text);
    }

    @Test
    void readShouldLeaveOutParametersOfLaterVersions() {
        String later = format.write(NEW).replace("\"modseq\"", "\"vnd.other.modseq\"");

        assertThat(format.read(later).event().parameters().names())
                .contains(Parameter.UIDSET)
                .doesNotContain(Parameter.MODSEQ);
    }

    @Test
    void readShouldAcceptTheNamesOfOtherVendors() {
        String other = format.write(NEW).replace("MessageNew", "vnd.acme.MessageSeen");

        assertThat(format.read(other).event().name().wireName()).isEqualTo("vnd.acme.MessageSeen");
    }

    @Test
    void readShouldNameThePlaceOfAFault() {
        assertThatThrownBy(() -> format.read(format.write(NEW).replace("\"uidset\":\"42\"", "\"uidset\":\"4x\"")))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining(NEW.id().toString())
                .hasMessageContaining("data.uidset")
                .hasMessageContaining("4x");
    }

    @Test
    void readShouldRefuseWhatIsNoEvent() {
        assertThatThrownBy(() -> format.read("{}")).isInstanceOf(EventFormatException.class);
        assertThatThrownBy(() -> format.read("")).isInstanceOf(EventFormatException.class);
        assertThatThrownBy(() -> format.read(format.write(NEW).replace("org.ietf.rfc5423.", "com.example.")))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("com.example.MessageNew");
        assertThatThrownBy(() -> format.read(format.write(NEW).replace("\"uidset\"", "\"x\"")))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("without its parameter uidset");
    }
}
