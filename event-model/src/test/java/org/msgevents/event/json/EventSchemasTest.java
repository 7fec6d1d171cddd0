// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;
import org.msgevents.event.Regenerated;
import org.msgevents.event.Samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

class EventSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path SCHEMAS = Path.of("src/main/resources/org/msgevents/schemas/1");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final EventFormat format = new EventFormat();

    static List<EventName> names() {
        return EventName.all();
    }

    @ParameterizedTest
    @MethodSource("names")
    void schemaShouldBeTheOneThatIsCheckedIn(EventName name) throws IOException {
        Regenerated.assertIs(SCHEMAS.resolve(name + ".json"), JSON.writeValueAsString(EventSchemas.of(name)) + "\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void exampleShouldBeTheOneThatIsCheckedIn(EventName name) throws IOException {
        String example = JSON.writeValueAsString(json(Samples.full(name)));

        Regenerated.assertIs(GOLDEN.resolve(name + ".json"), example + "\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void schemaShouldAcceptItsEvent(EventName name) throws IOException {
        assertThat(validate(name, json(Samples.full(name)))).isEmpty();
        assertThat(validate(name, json(Samples.bare(name)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void schemaShouldRefuseAnEventThatLacksAParameter(EventName name) throws IOException {
        for (Parameter<?> must : ParameterTable.row(name).must()) {
            ObjectNode event = json(Samples.full(name));
            ((ObjectNode) event.path("data")).remove(must.wireName());

            assertThat(validate(name, event)).as("without %s", must).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void schemaShouldRefuseAnEventWithAForeignParameter(EventName name) throws IOException {
        for (Parameter<?> parameter : Parameter.all()) {
            ParameterTable.Row row = ParameterTable.row(name);
            if (!row.must().contains(parameter) && !row.may().contains(parameter)) {
                ObjectNode event = json(Samples.full(name));
                ((ObjectNode) event.path("data")).put(parameter.wireName(), "1");

                assertThat(validate(name, event)).as("with %s", parameter).isNotEmpty();
            }
        }
    }

    @Test
    void schemaShouldAcceptParametersOfLaterVersions() throws IOException {
        ObjectNode event = json(Samples.full(EventName.MESSAGE_NEW));
        ((ObjectNode) event.path("data")).put("vnd.james.later", true);

        assertThat(validate(EventName.MESSAGE_NEW, event)).isEmpty();
    }

    @Test
    void schemaShouldRefuseAnotherEvent() throws IOException {
        assertThat(validate(EventName.MESSAGE_APPEND, json(Samples.full(EventName.MESSAGE_NEW))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyEventShouldSurviveItsWrittenForm(EventName name) {
        MessageStoreEvent event = Samples.full(name);

        assertThat(format.read(format.write(event, 1)).event()).isEqualTo(event);
    }

    private ObjectNode json(MessageStoreEvent event) throws IOException {
        return (ObjectNode) JSON.readTree(format.write(event, 4217));
    }

    private static Set<ValidationMessage> validate(EventName name, JsonNode event) {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(EventSchemas.of(name));
        return schema.validate(
                event, execution -> execution.getExecutionConfig().setFormatAssertionsEnabled(true));
    }
}
