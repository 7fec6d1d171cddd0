// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Samples;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EventFormatFaultTest {
    private static final EventFormat FORMAT = new EventFormat();
    private static final MessageStoreEvent NEW = Samples.full(EventName.MESSAGE_NEW);
    private static final String TEXT = FORMAT.write(NEW, 4217);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"uidset\":\"42\" | \"uidset\":\"4x\" | data.uidset: UID set: '4x' is neither a UID nor a range of UIDs",
                "\"uidset\":\"42\" | \"uidset\":42 | data.uidset: wanted a string",
                "\"uidset\":\"42\" | \"uidset\":null | data.uidset: wanted a string",
                "\"uidset\":\"42\" | \"uid\":\"42\" | data: MessageNew without its parameter uidset",
                "\"uidset\":\"42\" | \"uidset\":\"1:2\" | data: MessageNew of several messages does not take bodyStructure",
                "\"modseq\":90817 | \"modseq\":\"90817\" | data.modseq: wanted an integer from 0 to 2^63-1",
                "\"modseq\":90817 | \"modseq\":9223372036854775808 | data.modseq: wanted an integer from 0 to 2^63-1",
                "\"modseq\":90817 | \"modseq\":-1 | data.modseq: wanted an integer from 0 to 2^63-1, not -1",
                "\"modseq\":90817 | \"modseq\":1.5 | data.modseq: wanted an integer from 0 to 2^63-1",
                "\"envelope\":\"MAIL | \"envelope\":\"mail | data.envelope: SMTP envelope: wanted one line that starts with MAIL FROM:",
                "\"mailboxID\":\"imap | \"mailboxID\":\"http | data.mailboxID: IMAP URL: not of a server, a mailbox or a message",
                "\"event\":\"MessageNew\" | \"event\":\"MessageRead\" | data.event: wanted MessageNew, as type says",
                "\"event\":\"MessageNew\", | '' | data.event: wanted MessageNew, as type says",
                "\"timestamp\":\"2026 | \"timestamp\":\"2025 | data.timestamp: wanted what time says, with milliseconds and Z",
                "\"type\":\"org. | \"type\":\"com. | type: does not start with org.ietf.rfc5423.",
                "\"type\":\"org.ietf.rfc5423.MessageNew\" | \"type\":\"org.ietf.rfc5423.\" "
                        + "| type: event name '': wanted 1 to 128 US-ASCII letters, digits, '.' and '-'",
                "\"time\":\"2026-11-23T14:03:07.512Z\", | '' | time: is missing",
                "\"partitionkey\":\"12\", | '' | partitionkey: is missing",
                "\"partitionkey\":\"12\" | \"partitionkey\":\"\" | partitionkey: an ordering key must not be empty",
                "\"partitionkey\":\"12\" | \"partitionkey\":12 | partitionkey: wanted a string",
                "\"sequence\":\"00000000000000004217\" | \"sequence\":\"-1\" | sequence: wanted digits, of a number below 2^63",
                "\"sequence\":\"00000000000000004217\" | \"sequence\":\"09223372036854775808\" "
                        + "| sequence: wanted digits, of a number below 2^63",
                "\"sequence\":\"00000000000000004217\" | \"sequence\":4217 | sequence: wanted a string",
                "\"data\":{ | \"dada\":{ | data: is missing, or not JSON",
                "\"datacontenttype\":\"application/json\" | \"datacontenttype\":\"text/plain\" | Wrong type OBJECT",
            })
    void readShouldNameThePlaceOfAFault(String place, String fault, String message) {
        assertThat(TEXT).contains(place);

        assertThatThrownBy(() -> FORMAT.read(TEXT.replace(place, fault)))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "null"})
    void readShouldRefuseDataThatIsNoObject(String data) {
        String text = TEXT.replaceAll("\"data\":\\{.*", "\"data\":" + data + "}");

        assertThatThrownBy(() -> FORMAT.read(text))
                .isInstanceOf(EventFormatException.class)
                .hasMessage("event " + NEW.id() + ": data: wanted an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "7",
                "\"text\"",
                "{",
                "{\"specversion\":\"1.0\"}",
                "{\"specversion\":null}",
                "<xml/>",
                "{\"specversion\":\"2.0\"}",
                "\u0000"
            })
    void readShouldRefuseWhatIsNoCloudEvent(String text) {
        assertThatThrownBy(() -> FORMAT.read(text))
                .isInstanceOf(EventFormatException.class)
                .hasMessageStartingWith("not a CloudEvent: ");
    }

    @Test
    void readShouldRefuseAnotherVersionOfCloudEvents() {
        String old = TEXT.replace("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"")
                .replace("dataschema", "schemaurl");

        assertThatThrownBy(() -> FORMAT.read(old))
                .isInstanceOf(EventFormatException.class)
                .hasMessage("specversion: wanted 1.0");
    }

    @Test
    void readShouldRefuseAnIdThatIsNoUuid() {
        assertThatThrownBy(() -> FORMAT.read(TEXT.replace(NEW.id().toString(), "7")))
                .isInstanceOf(EventFormatException.class)
                .hasMessage("id: not a UUID");
    }

    @Test
    void readShouldNotRepeatWhatIsPrivate() {
        String broken = TEXT.substring(0, TEXT.length() - 1);

        assertThatThrownBy(() -> FORMAT.read(broken))
                .isInstanceOf(EventFormatException.class)
                .hasNoCause()
                .hasMessageMatching("not a CloudEvent: no JSON from line 1, column \\d+ on");
    }

    @Test
    void messageShouldBeShortAndPrintableWhateverTheTextHolds() {
        String hostile = TEXT.replace("\"1.0\"", "\"\\r\\nERROR forged\\u0000" + "x".repeat(100_000) + "\"");

        Throwable fault = catchThrowable(() -> FORMAT.read(hostile));

        assertThat(fault).isInstanceOf(EventFormatException.class);
        assertThat(fault.getMessage()).hasSizeLessThanOrEqualTo(500).doesNotContainPattern("\\p{Cntrl}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"data\":{\"deep\":%s,", "\"deep\":%s,\"data\":{"})
    void readShouldBearDeepNesting(String place) {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String text = TEXT.replace("\"data\":{", place.formatted(deep));

        assertThat(catchThrowable(() -> FORMAT.read(text))).isNull();
    }

    @Property
    void readShouldOnlyThrowEventFormatExceptions(
            @ForAll @IntRange(max = 5_000) int place, @ForAll @IntRange(max = 40) int length, @ForAll String inserted) {
        int start = place % TEXT.length();
        String mutated = new StringBuilder(TEXT)
                .replace(start, Math.min(start + length, TEXT.length()), inserted)
                .toString();

        Throwable fault = catchThrowable(() -> FORMAT.read(mutated));

        if (fault != null) {
            assertThat(fault).isInstanceOf(EventFormatException.class);
        }
    }
}
