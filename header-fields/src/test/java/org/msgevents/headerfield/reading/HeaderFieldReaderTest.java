// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.apache.james.mime4j.stream.RawField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgevents.headerfield.HeaderFieldRegistry;

class HeaderFieldReaderTest {
    private static final ReadingLimits SMALL = new ReadingLimits(20, 2, 50);

    @Test
    void bodyShouldBeCutWhenItIsLong() {
        FieldInstance subject = read(SMALL, "Subject: 0123456789012345678901234567890\r\n", "Subject")
                .get(0);

        assertThat(subject.value()).contains(new FieldValue.Text("0123456789012345678"));
        assertThat(subject.raw()).isEqualTo("0123456789012345678");
        assertThat(subject.defects()).containsExactly(new Defect(DefectKind.TRUNCATED, ""));
    }

    @Test
    void cutShouldLeaveCharactersWhole() {
        FieldInstance subject =
                read(SMALL, "Subject: 0123456789012345678äöü\r\n", "Subject").get(0);

        assertThat(subject.value()).contains(new FieldValue.Text("0123456789012345678"));
        assertThat(subject.defects()).containsExactly(new Defect(DefectKind.TRUNCATED, ""));
    }

    @Test
    void instancesShouldBeCountedWhenTheyAreMany() {
        HeaderReading reading = reader(SMALL, "Comments").read(octets("Comments: a\r\n".repeat(5)));

        assertThat(reading.find("comments")).hasValueSatisfying(comments -> {
            assertThat(comments.instances()).hasSize(2);
            assertThat(comments.omitted()).isEqualTo(3);
        });
        assertThat(reading.toJson())
                .containsEntry(
                        "defects",
                        List.of(Map.of(
                                "field",
                                "Comments",
                                "defects",
                                List.of(Map.of("defect", "instances-omitted")),
                                "omitted",
                                3)));
    }

    @Test
    void octetsShouldBeLimitedOverAllFields() {
        HeaderReading reading = reader(new ReadingLimits(20, 100, 50), "Comments", "Subject")
                .read(octets("Comments: 012345678901234567\r\n".repeat(4) + "Subject: late\r\n"));

        assertThat(reading.find("Comments")).hasValueSatisfying(comments -> {
            assertThat(comments.instances()).hasSize(3);
            assertThat(comments.omitted()).isEqualTo(1);
        });
        assertThat(reading.find("Subject")).hasValueSatisfying(subject -> {
            assertThat(subject.instances()).isEmpty();
            assertThat(subject.omitted()).isEqualTo(1);
        });
    }

    @Test
    void fieldsShouldComeInTheOrderTheyWereAskedFor() {
        HeaderReading reading =
                reader(ReadingLimits.DEFAULT, "Subject", "FROM", "subject").read(octets("From: a@b\r\nSubject: c\r\n"));

        assertThat(reading.fields()).extracting(FieldReading::name).containsExactly("Subject", "From");
    }

    @Test
    void fieldsThatTheRegistryDoesNotKnowShouldBeTextAndMany() {
        assertThat(reader(ReadingLimits.DEFAULT, "X-Spam-Score")
                        .read(octets("X-Spam-Score: 1 <a@b>\r\nx-spam-score: =?utf-8?q?=C3=A4?=\r\n"))
                        .toJson())
                .isEqualTo(Map.of("fields", Map.of("X-Spam-Score", List.of("1 <a@b>", "ä"))));
    }

    @Test
    void nothingShouldBeReadBehindTheHeader() {
        assertThat(reader(ReadingLimits.DEFAULT, "Subject")
                        .read(octets("From: a@b\r\n\r\nSubject: c\r\n"))
                        .fields())
                .isEmpty();
        assertThat(reader(ReadingLimits.DEFAULT, "Subject").read(new byte[0]).toJson())
                .isEqualTo(Map.of("fields", Map.of()));
    }

    @Test
    void fieldsThatWereMadeShouldBeReadAsThoseThatWereReceived() {
        assertThat(reader(ReadingLimits.DEFAULT, "Subject")
                        .read(List.of(new RawField("Subject", "Grüße")))
                        .toJson())
                .isEqualTo(Map.of("fields", Map.of("Subject", "Grüße")));
    }

    @Test
    void oneInstanceShouldHaveFewDefects() {
        List<Defect> defects = read(ReadingLimits.DEFAULT, "To: " + "a,b,".repeat(500) + "c\r\n", "To")
                .get(0)
                .defects();
        List<Defect> others = read(ReadingLimits.DEFAULT, "To: " + numbered(500) + "\r\n", "To")
                .get(0)
                .defects();

        assertThat(defects).hasSize(3);
        assertThat(others).hasSize(17).last().isEqualTo(new Defect(DefectKind.MORE_DEFECTS, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sub ject", "Subject:", "Sübject"})
    void namesShouldBeFieldNames(String name) {
        assertThatThrownBy(() -> reader(ReadingLimits.DEFAULT, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "' is no name of a header field");
    }

    private static String numbered(int count) {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            numbers.append("nobody").append(i).append(',');
        }
        return numbers.toString();
    }

    private static List<FieldInstance> read(ReadingLimits limits, String header, String name) {
        return reader(limits, name).read(octets(header)).fields().get(0).instances();
    }

    private static HeaderFieldReader reader(ReadingLimits limits, String... names) {
        return new HeaderFieldReader(HeaderFieldRegistry.bundled(), List.of(names), limits);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
