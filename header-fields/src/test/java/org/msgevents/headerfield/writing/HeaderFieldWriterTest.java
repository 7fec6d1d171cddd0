// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.reading.Address;
import org.msgevents.headerfield.reading.FieldValue;

class HeaderFieldWriterTest {
    private final HeaderFieldWriter writer = new HeaderFieldWriter(HeaderFieldRegistry.bundled());

    @Test
    void textShouldStayAsItIsWhenItCan() {
        assertThat(text("subject", "New mail: hello, world")).isEqualTo("Subject: New mail: hello, world\r\n");
    }

    @Test
    void textShouldBeFoldedAt78Characters() {
        assertThat(text("Subject", "word ".repeat(40)).lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    }

    @Test
    void textShouldBeEncodedWhenItIsNotAscii() {
        assertThat(text("Subject", "Grüße")).isEqualTo("Subject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n");
    }

    @Test
    void textShouldBeEncodedWhenItLooksEncoded() {
        assertThat(text("Subject", "=?utf-8?Q?a?=")).isEqualTo("Subject: =?UTF-8?B?PT91dGYtOD9RP2E/PQ==?=\r\n");
    }

    @Test
    void textShouldStayInItsFieldWhenItHasLineBreaks() {
        assertThat(text("Subject", "a\r\nBcc: eve@example.com\r\n\r\nbody\0"))
                .doesNotContain("\r\nBcc")
                .doesNotContain("\0");
    }

    @Test
    void linesShouldBeShortWhenTheTextHas2000CharactersWithoutSpaces() {
        assertThat(text("Subject", "\uD83D\uDE00".repeat(1_000)).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    }

    @Test
    void namesShouldBeQuotedOrEncodedAsTheyMust() {
        FieldValue value = new FieldValue.Addresses(List.of(
                new Address.Mailbox(Optional.of("Alice A"), "alice@example.com"),
                new Address.Mailbox(Optional.of("B. \"Bob\" B"), "bob@example.com"),
                new Address.Mailbox(Optional.of("Çarol"), "carol@example.com"),
                new Address.Mailbox(Optional.empty(), "dan@example.com")));

        assertThat(writer.write("To", value).lines().replace("\r\n ", " "))
                .isEqualTo("To: Alice A <alice@example.com>, \"B. \\\"Bob\\\" B\" <bob@example.com>,"
                        + " =?UTF-8?B?w4dhcm9s?= <carol@example.com>, dan@example.com\r\n");
    }

    @Test
    void parametersShouldBeContinuedWhenTheyAreLong() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("filename", "ä".repeat(20));
        parameters.put("size", "12");

        assertThat(writer.write(
                                "Content-Disposition",
                                new FieldValue.Parameterized(Optional.of("attachment"), parameters))
                        .lines())
                .hasLineCount(4)
                .startsWith("Content-Disposition: attachment;\r\n filename*0*=UTF-8''%C3%A4%C3%A4%C3%A4")
                .endsWith("%C3%A4;\r\n filename*2*=%C3%A4%C3%A4%C3%A4%C3%A4; size=12\r\n");
    }

    @Test
    void dateShouldBeThatOfTheMessageFormat() {
        assertThat(writer.write("Date", new FieldValue.DateTime("2026-11-23T14:03:07.512Z", ""))
                        .lines())
                .isEqualTo("Date: Mon, 23 Nov 2026 14:03:07 +0000\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b@example.com",
                "a@b@example.com",
                "müller@example.com",
                "alice",
                "a@example.com\r\nBcc: e@example.com"
            })
    void addressesShouldBeRefusedWhenTheyAreNone(String address) {
        FieldValue value = new FieldValue.OneAddress(new Address.Mailbox(Optional.empty(), address));

        assertThatThrownBy(() -> writer.write("Sender", value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Date:", "", "Sub ject", "Subject\r\nBcc"})
    void namesShouldBeRefusedWhenTheyAreNone(String name) {
        assertThatThrownBy(() -> writer.write(name, new FieldValue.Text("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no name");
    }

    @Test
    void valueShouldBeOfTheSyntaxOfItsField() {
        assertThatThrownBy(() -> writer.write("To", new FieldValue.Text("a")))
                .hasMessage("To is written of a Addresses, not of a Text");
        assertThatThrownBy(() -> writer.write("Received", new FieldValue.Text("a")))
                .hasMessageContaining("only read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A: b\r\n\r\n",
                "A: b\r\nB: c\r\n",
                "A: b\n",
                "A: b\r c\r\n",
                "A: \0\r\n",
                "A: b\r\n \r\n c\r\n",
                "A: b",
                "B: a\r\n"
            })
    void fieldShouldNotComeToBeWhenItIsNotOne(String lines) {
        assertThatThrownBy(() -> new WrittenField("A", lines)).isInstanceOf(IllegalArgumentException.class);
    }

    private String text(String name, String text) {
        return writer.write(name, new FieldValue.Text(text)).lines();
    }
}
