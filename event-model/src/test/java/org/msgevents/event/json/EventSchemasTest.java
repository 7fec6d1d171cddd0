// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.event.EventName;
import org.msgevents.event.Events;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;
import org.msgevents.event.Regenerated;
import org.msgevents.event.Samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DIRECTORY = Path.of("src/main/resources/org/msgevents/schemas/1");
    private static final EventFormat FORMAT = new EventFormat();

    static List<EventName> names() {
        return EventName.all();
    }

    @ParameterizedTest
    @MethodSource("names")
    void schemaShouldBeTheOneThatIsCheckedIn(EventName name) throws IOException {
        Regenerated.assertIs(
                DIRECTORY.resolve(name + ".json"), EventSchemas.of(name).toPrettyString() + "\n");
    }

    @Test
    void directoryShouldHoldNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            names().stream().map(name -> name + ".json").toList());
        }
    }

    @Test
    void schemaShouldLieOnTheClassPath() throws IOException {
        try (InputStream schema = EventSchemas.class.getResourceAsStream("/org/msgevents/schemas/1/Login.json")) {
            assertThat(JSON.readTree(Objects.requireNonNull(schema)).path("$id").textValue())
                    .isEqualTo("https://msgevents.org/schemas/1/Login.json");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void schemaShouldBeASchema(EventName name) {
        var metaSchema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(metaSchema.validate(EventSchemas.of(name))).isEmpty();
        assertThat(metaSchema.validate(EventSchemas.strict(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void schemasShouldAcceptTheMostAndTheLeastThatAnEventTells(EventName name) throws IOException {
        for (MessageStoreEvent event : List.of(Samples.full(name), Samples.bare(name))) {
            assertThat(Schemas.faults(EventSchemas.of(name), json(event))).isEmpty();
            assertThat(Schemas.faults(EventSchemas.strict(name), json(event))).isEmpty();
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void schemaShouldAcceptAnyEvent(@ForAll("events") MessageStoreEvent event) throws IOException {
        assertThat(Schemas.faults(EventSchemas.of(event.name()), json(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void schemaShouldRefuseAnEventThatLacksWhatItMustHave(EventName name) throws IOException {
        for (Parameter<?> must : ParameterTable.row(name).must()) {
            ObjectNode event = json(Samples.full(name));
            data(event).remove(must.wireName());

            assertThat(Schemas.faults(EventSchemas.of(name), event))
                    .as("without %s", must)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void strictSchemaShouldRefuseWhatTheTableDoesNotAllow(EventName name) throws IOException {
        for (Parameter<?> parameter : Parameter.all()) {
            if (!ParameterTable.row(name).allows(parameter)) {
                ObjectNode event = json(Samples.full(name));
                data(event).put(parameter.wireName(), "1");

                assertThat(Schemas.faults(EventSchemas.strict(name), event))
                        .as("with %s", parameter)
                        .hasSize(1);
                assertThat(Schemas.faults(EventSchemas.of(name), event))
                        .as("with %s", parameter)
                        .isEmpty();
            }
        }
    }

    @Test
    void schemaShouldTolerateWhatALaterVersionMayTellWhereTheStrictOneDoesNot() throws IOException {
        ObjectNode event = json(Samples.full(EventName.MESSAGE_NEW)).put("traceparent", "00-0-0-00");
        data(event).put("vnd.james.later", true);

        assertThat(Schemas.faults(EventSchemas.of(EventName.MESSAGE_NEW), event))
                .isEmpty();
        assertThat(Schemas.faults(EventSchemas.strict(EventName.MESSAGE_NEW), event))
                .hasSize(2);
    }

    @Test
    void strictSchemaShouldWantUidValidityOfMessages() throws IOException {
        ObjectNode event = json(Samples.full(EventName.MESSAGE_EXPUNGE));
        data(event)
                .put(
                        "uri",
                        ImapUrl.ofMailbox("imap.example.com", "alice", "INBOX")
                                .withUid(42)
                                .toString());

        assertThat(Schemas.faults(EventSchemas.of(EventName.MESSAGE_EXPUNGE), event))
                .isEmpty();
        assertThat(Schemas.faults(EventSchemas.strict(EventName.MESSAGE_EXPUNGE), event))
                .hasSize(1);
    }

    @Test
    void schemaShouldRefuseAnotherEvent() throws IOException {
        ObjectNode event = json(Samples.full(EventName.MESSAGE_NEW));

        assertThat(Schemas.faults(EventSchemas.of(EventName.MESSAGE_APPEND), event))
                .isNotEmpty();
    }

    @Test
    void schemaShouldRefuseTheStoredFormForItLacksTheSequence() throws IOException {
        JsonNode stored = JSON.readTree(FORMAT.write(Samples.full(EventName.LOGIN)));

        assertThat(Schemas.faults(EventSchemas.of(EventName.LOGIN), stored))
                .singleElement()
                .asString()
                .contains("sequence");
    }

    @ParameterizedTest
    @CsvSource({
        "uidset, 1:2",
        "uidset, 0",
        "uidset, '1,,2'",
        "uri, http://example.com",
        "flagNames, ''",
        "flagNames, 'a  b'",
        "messageSize, 12",
        "envelope, MAIL FROM:<>",
        "timestamp, yesterday"
    })
    void schemaShouldRefuseAnotherForm(String parameter, String value) throws IOException {
        ObjectNode event = json(Samples.full(EventName.MESSAGE_NEW));
        data(event).put(parameter, value);

        assertThat(Schemas.faults(EventSchemas.of(EventName.MESSAGE_NEW), event))
                .isNotEmpty();
    }

    @Provide
    Arbitrary<MessageStoreEvent> events() {
        return Events.any();
    }

    private static ObjectNode json(MessageStoreEvent event) throws IOException {
        return (ObjectNode) JSON.readTree(FORMAT.write(event, 4217));
    }

    private static ObjectNode data(ObjectNode event) {
        return (ObjectNode) event.path("data");
    }
}
