// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.reading.Address;
import org.msgevents.headerfield.reading.FieldInstance;
import org.msgevents.headerfield.reading.FieldValue;
import org.msgevents.headerfield.reading.HeaderFieldReader;
import org.msgevents.headerfield.reading.ReadingLimits;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written is a header field and no more, and is read as what it was. */
class HeaderFieldWriterPropertyTest {
    private static final HeaderFieldRegistry REGISTRY = HeaderFieldRegistry.bundled();
    private static final ReadingLimits LIMITS = new ReadingLimits(1 << 20, 5, 1 << 20);
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^? ]+\\?[BQ]\\?[^? ]*\\?=");

    private final HeaderFieldWriter writer = new HeaderFieldWriter(REGISTRY);

    /** Anything that a subject may be made of: pieces that have a meaning somewhere, and all of UTF-16. */
    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                " ",
                "  ",
                "\t",
                "\r\n",
                "\r\nBcc: eve@example.com\r\n\r\n",
                "\n",
                "\r",
                "\0",
                "\u007F",
                "\u0085",
                "\u2028",
                "\"",
                "\\",
                "(",
                ")",
                "<",
                ">",
                "@",
                ",",
                ";",
                ":",
                "=",
                "=?",
                "?=",
                "=?utf-8?Q?a?=",
                "%41",
                "''",
                "*0*=",
                "\u00E4",
                "\u05E9\u05DC\u05D5\u05DD",
                "\u202E",
                "\uD83D\uDE00",
                "\uD83D",
                "\uDE00",
                "\uFFFD",
                "e\u0301",
                "a".repeat(80),
                "word",
                ".");
        return Arbitraries.oneOf(
                        pieces,
                        Arbitraries.strings().ofMaxLength(30),
                        Arbitraries.strings().ascii().ofMaxLength(90))
                .list()
                .ofMaxSize(25)
                .map(list -> String.join("", list));
    }

    @Property
    void textShouldBeReadAsItWas(@ForAll("hostile") String text) {
        FieldInstance read = written("Subject", new FieldValue.Text(text));

        assertThat(read.value()).contains(new FieldValue.Text(CleanText.of(text).strip()));
    }

    @Property
    void textOfUnknownFieldsShouldBeReadAsItWas(@ForAll("hostile") String text) {
        FieldInstance read =
                written("A-Field-That-Nobody-Knows-And-Whose-Name-Is-Longer-Than-Fifty", new FieldValue.Text(text));

        assertThat(read.value()).contains(new FieldValue.Text(CleanText.of(text).strip()));
    }

    @Property
    void displayNamesShouldBeReadAsTheyWere(@ForAll("hostile") String name, @ForAll("hostile") String other) {
        FieldInstance read = written(
                "To",
                new FieldValue.Addresses(List.of(
                        new Address.Mailbox(Optional.of(name), "alice@example.com"),
                        new Address.Mailbox(Optional.of(other), "\"b o\\\"b\"@[192.0.2.1]"))));

        assertThat(read.value())
                .contains(new FieldValue.Addresses(List.of(
                        new Address.Mailbox(phrase(name), "alice@example.com"),
                        new Address.Mailbox(phrase(other), "\"b o\\\"b\"@[192.0.2.1]"))));
    }

    @Property
    void phrasesShouldBeReadAsTheyWere(@ForAll("hostile") String one) {
        FieldInstance read = written("Keywords", new FieldValue.Texts(List.of("first", "x" + one, "third")));

        assertThat(read.value())
                .contains(
                        new FieldValue.Texts(List.of("first", phrase("x" + one).orElse(""), "third")));
    }

    @Property
    void parametersShouldBeReadAsTheyWere(@ForAll("hostile") String one, @ForAll("hostile") String other) {
        FieldInstance read = written(
                "Content-Disposition",
                new FieldValue.Parameterized(Optional.of("attachment"), Map.of("filename", one, "note", other)));

        assertThat(read.value())
                .contains(new FieldValue.Parameterized(
                        Optional.of("attachment"), Map.of("filename", CleanText.of(one), "note", CleanText.of(other))));
    }

    @Property
    void datesShouldBeReadAsTheyWere(@ForAll("seconds") long second, @ForAll("offsets") ZoneOffset offset) {
        OffsetDateTime date = java.time.Instant.ofEpochSecond(second).atOffset(offset);

        FieldInstance read = written("Date", new FieldValue.DateTime(date.toString(), ""));

        assertThat(read.value())
                .hasValueSatisfying(value -> assertThat(OffsetDateTime.parse(((FieldValue.DateTime) value).date()))
                        .isEqualTo(date));
    }

    @Provide
    Arbitrary<Long> seconds() {
        return Arbitraries.longs().between(-2_000_000_000L, 200_000_000_000L);
    }

    @Provide
    Arbitrary<ZoneOffset> offsets() {
        return Arbitraries.integers()
                .between(-18 * 60, 18 * 60)
                .map(minutes -> ZoneOffset.ofTotalSeconds(60 * minutes));
    }

    /** What is no address, identifier or token is refused, never bent. */
    @Property
    void whatIsWrittenWithoutEncodingShouldBeRefusedOrReadAsItWas(@ForAll("hostile") String text) {
        for (FieldValue value : List.of(
                new FieldValue.OneAddress(new Address.Mailbox(Optional.empty(), text + "@example.com")),
                new FieldValue.Text(text + "@example.com"),
                new FieldValue.Text(text),
                new FieldValue.Texts(List.of("https://example.com/" + text)),
                new FieldValue.ListId(text + ".example.com", Optional.of(text)))) {
            for (String name : List.of("Sender", "Message-ID", "Importance", "List-Help", "List-Id")) {
                Optional<FieldInstance> read = writtenIfAllowed(name, value);
                read.ifPresent(instance -> assertThat(instance.defects())
                        .as("%s of %s", name, value)
                        .isEmpty());
            }
        }
    }

    private Optional<FieldInstance> writtenIfAllowed(String name, FieldValue value) {
        try {
            return Optional.of(written(name, value));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static Optional<String> phrase(String name) {
        return Optional.of(CleanText.of(name).strip().replaceAll(" +", " ")).filter(text -> !text.isEmpty());
    }

    /** The only field of a header that ends with it, without defect. */
    private FieldInstance written(String name, FieldValue value) {
        String lines = writer.write(name, value).lines();
        assertThat(lines.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(998));
        ENCODED_WORD.matcher(lines).results().forEach(word -> assertThat(word.group())
                .hasSizeLessThanOrEqualTo(75));
        byte[] header = (lines + "X-Next: here\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var reading = new HeaderFieldReader(REGISTRY, List.of(name, "X-Next", "Bcc"), LIMITS).read(header);
        assertThat(reading.find("X-Next")).isPresent();
        assertThat(reading.find("Bcc")).isEmpty();
        List<FieldInstance> instances = reading.find(name).orElseThrow().instances();
        assertThat(instances).singleElement().satisfies(read -> assertThat(read.defects())
                .isEmpty());
        return instances.get(0);
    }
}
