// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

/** Validates by JSON Schema 2020-12, formats included. */
final class Schemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private Schemas() {}

    /** What is wrong, one line each. */
    static Set<String> faults(JsonNode schema, JsonNode instance) {
        JsonSchema validator = FACTORY.getSchema(schema);
        return validator
                .validate(instance, execution -> execution.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toUnmodifiableSet());
    }
}
