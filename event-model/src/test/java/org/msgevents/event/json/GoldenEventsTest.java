// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.event.EventName;
import org.msgevents.event.Regenerated;
import org.msgevents.event.Samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One event of each name as a file, with all that it may tell: what a receiver gets must not change unnoticed. */
class GoldenEventsTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEQUENCE = 4217;

    private final EventFormat format = new EventFormat();

    static List<EventName> names() {
        return EventName.all();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eventShouldBeWrittenAsItIsCheckedIn(EventName name) throws IOException {
        JsonNode written = JSON.readTree(format.write(Samples.full(name), SEQUENCE));

        Regenerated.assertIs(file(name), written.toPrettyString() + "\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void checkedInEventShouldBeRead(EventName name) throws IOException {
        ReadEvent read = format.read(Files.readString(file(name)));

        assertThat(read).isEqualTo(new ReadEvent(Samples.full(name), OptionalLong.of(SEQUENCE)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void checkedInEventShouldSatisfyTheCheckedInSchema(EventName name) throws IOException {
        JsonNode schema = JSON.readTree(Files.readString(
                Path.of("src/main/resources/org/msgevents/schemas/1").resolve(name + ".json")));
        JsonNode event = JSON.readTree(Files.readString(file(name)));

        assertThat(Schemas.faults(schema, event)).isEmpty();
        assertThat(Schemas.faults(EventSchemas.strict(name), event)).isEmpty();
    }

    @Test
    void directoryShouldHoldNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(
                            names().stream().map(GoldenEventsTest::file).toList());
        }
    }

    private static Path file(EventName name) {
        return DIRECTORY.resolve(name + ".json");
    }
}
