// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.mechanism.email.EmailFixture.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Mails as programs read them that have nothing in common with what wrote them. */
@Tag("broker")
class ForeignReaderTest {
    private static final String NAME = "B\u00F6b \"the\" O'Neil, \uD83D\uDE00";

    private final Path directory;

    ForeignReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    static boolean hasPython() {
        return Program.isToRun("python3");
    }

    static boolean hasMunpack() {
        return Program.isToRun("munpack");
    }

    @Test
    @EnabledIf("hasPython")
    void pythonShouldReadWhatWasWritten() throws Exception {
        MailWriter writer =
                MailFixture.writer(text("subject", "{subject}"), text("text", "{event}\n{subject}\n{tags}"));
        List<String> mails = MailFixture.HOSTILE.stream()
                .map(value -> writer.write(MailFixture.request(value)))
                .toList();

        JsonNode read = python(mails);

        assertThat(IntStream.range(0, mails.size()).boxed()).allSatisfy(i -> {
            String value = MailFixture.HOSTILE.get(i);
            String line = EventText.of(MailFixture.request(value)).values().getOrDefault(Placeholder.SUBJECT, "");
            JsonNode mail = read.get(i);
            assertThat(mail.path("subject").asText()).isEqualTo(line);
            assertThat(mail.path("text").asText().lines()).containsExactlyElementsOf(linesOf(value, line));
            assertThat(mail.path("event").asText())
                    .isEqualTo(MailFixture.request(value).payload());
            assertThat(mail.path("fields")).hasSize(9);
            assertThat(mail.path("date").asText()).isEqualTo("2026-11-23T14:03:07+00:00");
            assertThat(mail.path("type").asText()).isEqualTo("multipart/mixed");
            assertThat(mail.path("file").asText()).isEqualTo("event.json");
            assertThat(mail.path("defects")).isEmpty();
        });
    }

    @Test
    @EnabledIf("hasPython")
    void pythonShouldReadNamesAsTheyWereConfigured() throws Exception {
        var settings = EmailFixture.element(
                "email",
                List.of(
                        text("host", "a"),
                        text("from", "\"B\u00F6b \\\"the\\\" O'Neil, \uD83D\uDE00\" <bob@example.com>"),
                        text("to", "ops@example.com,\n    Alice <alice@example.com>")));
        MailWriter writer = new MailWriter(EmailFixture.read(settings).form(), java.time.Clock.systemUTC());

        JsonNode read = python(List.of(writer.write(MailFixture.request("a")))).get(0);

        assertThat(read.path("from").toString())
                .isEqualTo(MailFixture.JSON.writeValueAsString(List.of(List.of(NAME, "bob@example.com"))));
        assertThat(read.path("to").toString())
                .isEqualTo("[[\"\",\"ops@example.com\"],[\"Alice\",\"alice@example.com\"]]");
    }

    @Test
    @EnabledIf("hasMunpack")
    void munpackShouldTakeTheEventOut() throws Exception {
        for (String value : MailFixture.HOSTILE) {
            String mail = MailFixture.writer().write(MailFixture.request(value));

            Program.run(directory, mail.replace("\r\n", "\n"), "munpack", "-q", "-f");

            assertThat(directory.resolve("event.json"))
                    .hasContent(MailFixture.request(value).payload());
            Files.delete(directory.resolve("event.json"));
        }
    }

    /** Lines without a value are left out. */
    private static List<String> linesOf(String value, String line) {
        String tags = EventText.of(MailFixture.request(value)).values().getOrDefault(Placeholder.TAGS, "");
        return Stream.of("MessageNew", line, tags)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private JsonNode python(List<String> mails) throws Exception {
        Path script = Path.of(Objects.requireNonNull(ForeignReaderTest.class.getResource("read-mails.py"))
                .toURI());
        return MailFixture.JSON.readTree(
                Program.run(directory, MailFixture.JSON.writeValueAsString(mails), "python3", script.toString()));
    }
}
