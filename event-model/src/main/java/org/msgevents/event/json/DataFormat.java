// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import static org.msgevents.event.json.Place.at;
import static org.msgevents.event.json.Place.require;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;
import org.msgevents.event.Parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The event proper, inside the CloudEvent: its name, its time and its parameters, flat, in the order of
 * {@link Parameter#all()}.
 */
final class DataFormat {
    static final String EVENT = "event";
    static final String TIMESTAMP = "timestamp";

    /** Of lists and objects in one another. */
    private static final int DEEPEST = 16;

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    ObjectNode write(MessageStoreEvent event) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put(EVENT, event.name().wireName());
        data.put(TIMESTAMP, MILLISECONDS.format(event.timestamp()));
        for (Parameter<?> parameter : Parameter.all()) {
            event.parameters()
                    .get(parameter)
                    .ifPresent(value ->
                            put(data, parameter.wireName(), parameter.type().toJson(value)));
        }
        return data;
    }

    static void put(ObjectNode data, String name, Object json) {
        data.set(name, node(json));
    }

    private static JsonNode node(Object json) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (json instanceof Map<?, ?> tree) {
            ObjectNode object = nodes.objectNode();
            tree.forEach((key, value) -> object.set(key.toString(), node(value)));
            return object;
        }
        if (json instanceof List<?> list) {
            ArrayNode array = nodes.arrayNode();
            list.forEach(element -> array.add(node(element)));
            return array;
        }
        return json instanceof Long number ? nodes.numberNode(number) : nodes.textNode(json.toString());
    }

    /** Reads the parameters that an event of that name can have, and leaves out all else. */
    Parameters read(JsonNode data, EventName name, Instant time) {
        require(data.isObject(), "data: wanted an object");
        require(name.wireName().equals(data.path(EVENT).textValue()), "data.event: wanted " + name + ", as type says");
        require(
                MILLISECONDS.format(time).equals(data.path(TIMESTAMP).textValue()),
                "data.timestamp: wanted what time says, with milliseconds and Z");
        ParameterTable.Row row = ParameterTable.row(name);
        Parameters.Builder parameters = Parameters.builder();
        for (Parameter<?> parameter : Parameter.all()) {
            JsonNode value = data.path(parameter.wireName());
            if (!value.isMissingNode() && row.allows(parameter)) {
                read(parameter, value, parameters);
            }
        }
        return parameters.build();
    }

    private static <T> void read(Parameter<T> parameter, JsonNode value, Parameters.Builder parameters) {
        parameters.put(parameter, at("data." + parameter, () -> parameter.type().fromJson(json(value, 0))));
    }

    /** What is deeper than any parameter stays a node, which no parameter takes. */
    private static Object json(JsonNode value, int depth) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isObject() && depth < DEEPEST) {
            Map<String, Object> tree = new LinkedHashMap<>();
            value.fields().forEachRemaining(field -> tree.put(field.getKey(), json(field.getValue(), depth + 1)));
            return tree;
        }
        if (value.isArray() && depth < DEEPEST) {
            List<Object> list = new ArrayList<>();
            value.forEach(element -> list.add(json(element, depth + 1)));
            return list;
        }
        return value.isIntegralNumber() && value.canConvertToLong() ? (Object) value.longValue() : value;
    }
}
