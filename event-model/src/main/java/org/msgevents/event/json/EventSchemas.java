// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.util.Map;

import org.msgevents.event.EventName;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of each event, made from {@link ParameterTable}.
 *
 * <p>A schema is strict in what it knows and open for what it does not: another parameter of the draft in the wrong
 * event is a fault, a name of a later
 * version is not. The same schemas stand as resources beside this class, in {@code /org/msgevents/schemas/1/}.
 */
public final class EventSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private EventSchemas() {}

    /** The schema of the whole CloudEvent. */
    public static ObjectNode of(EventName name) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", EventFormat.SCHEMAS + name + ".json");
        schema.put("title", name.wireName());
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        constant(properties, "specversion", "1.0");
        typed(properties, "id", "uuid");
        typed(properties, "source", "uri").put("pattern", "^imap://[^/]+$");
        constant(properties, "type", EventFormat.TYPE_PREFIX + name);
        properties.putObject("subject").put("type", "string").put("pattern", "^users/");
        typed(properties, "time", "date-time");
        constant(properties, "datacontenttype", "application/json");
        constant(properties, "dataschema", EventFormat.SCHEMAS + name + ".json");
        properties.putObject("partitionkey").put("type", "string").put("minLength", 1);
        properties.putObject("sequence").put("type", "string").put("pattern", "^[0-9]{20}$");
        properties.set("data", data(name));
        ArrayNode required = schema.putArray("required");
        properties.fieldNames().forEachRemaining(required::add);
        return schema;
    }

    private static ObjectNode data(EventName name) {
        ParameterTable.Row row = ParameterTable.row(name);
        ObjectNode data = JSON.objectNode().put("type", "object");
        ObjectNode properties = data.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        constant(properties, DataFormat.EVENT, name.wireName());
        required.add(DataFormat.EVENT);
        typed(properties, DataFormat.TIMESTAMP, "date-time");
        required.add(DataFormat.TIMESTAMP);
        for (Parameter<?> parameter : Parameter.all()) {
            boolean must = row.must().contains(parameter);
            if (must || row.may().contains(parameter)) {
                properties.set(parameter.wireName(), property(parameter));
            } else {
                properties.put(parameter.wireName(), false);
            }
            if (must) {
                required.add(parameter.wireName());
            }
        }
        data.set("required", required);
        return data;
    }

    private static ObjectNode property(Parameter<?> parameter) {
        ObjectNode property = JSON.objectNode();
        for (Map.Entry<String, Object> keyword : parameter.type().schema().entrySet()) {
            if (keyword.getValue() instanceof Long number) {
                property.put(keyword.getKey(), number);
            } else {
                property.put(keyword.getKey(), keyword.getValue().toString());
            }
        }
        return property.put("description", parameter.meaning());
    }

    private static void constant(ObjectNode properties, String name, String value) {
        properties.putObject(name).put("const", value);
    }

    private static ObjectNode typed(ObjectNode properties, String name, String format) {
        return properties.putObject(name).put("type", "string").put("format", format);
    }
}
