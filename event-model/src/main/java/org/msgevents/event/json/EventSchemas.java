// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.util.Set;

import org.msgevents.event.EventName;
import org.msgevents.event.Parameter;
import org.msgevents.event.ParameterTable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of whole events in the form to send, generated from {@link ParameterTable}.
 *
 * <p>Those of {@link EventName#all()} also lie on the class path, as {@code /org/msgevents/schemas/1/<name>.json}.
 */
public final class EventSchemas {
    private enum Extras {
        TOLERATED,
        REFUSED
    }

    private static final String SUBJECT = "subject";
    private static final Set<Parameter<?>> MAILBOX_URLS = Set.of(Parameter.URI, Parameter.MAILBOX_ID);

    private final EventName name;
    private final Extras extras;
    private final ParameterTable.Row row;

    private EventSchemas(EventName name, Extras extras) {
        this.name = name;
        this.extras = extras;
        this.row = ParameterTable.row(name);
    }

    /**
     * The schema to receive by: what an event surely has, and the forms of what it may have. Attributes and parameters
     * that it does not name are tolerated, for a later version may send them.
     */
    public static ObjectNode of(EventName name) {
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", EventFormat.schema(name).toString());
        return schema.setAll(new EventSchemas(name, Extras.TOLERATED).cloudEvent());
    }

    /**
     * The schema to send by, for tests: as {@link #of}, but what the table does not name is refused, and an event of
     * messages tells UIDVALIDITY.
     */
    public static ObjectNode strict(EventName name) {
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema.setAll(new EventSchemas(name, Extras.REFUSED).cloudEvent());
    }

    private ObjectNode cloudEvent() {
        ObjectNode properties = object();
        properties.set("specversion", constant("1.0"));
        properties.set("id", string().put("format", "uuid"));
        properties.set("source", string().put("format", "uri").put("pattern", "^imap://[^/?#]+$"));
        properties.set("type", constant(EventFormat.TYPE_PREFIX + name));
        properties.set(SUBJECT, string().put("pattern", "^users/[^/]+(/mailboxes/[^/]+(/messages/[1-9][0-9]*)?)?$"));
        properties.set("time", string().put("format", "date-time"));
        properties.set("datacontenttype", constant(EventFormat.CONTENT_TYPE));
        properties.set("dataschema", constant(EventFormat.schema(name).toString()));
        properties.set(EventFormat.PARTITION_KEY, string().put("minLength", 1));
        properties.set(EventFormat.SEQUENCE, string().put("pattern", "^[0-9]{" + EventFormat.SEQUENCE_DIGITS + "}$"));
        properties.set("data", data());
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        properties.fieldNames().forEachRemaining(attribute -> {
            if (!attribute.equals(SUBJECT)) {
                required.add(attribute);
            }
        });
        ObjectNode schema = object().put("title", name.wireName());
        schema.put("description", "The event " + name + " as a CloudEvent in structured JSON.");
        return schema.setAll(objectOf(properties, required));
    }

    private ObjectNode data() {
        ObjectNode properties = object();
        properties.set(DataFormat.EVENT, constant(name.wireName()));
        properties.set(DataFormat.TIMESTAMP, string().put("format", "date-time").put("pattern", "\\.[0-9]{3}Z$"));
        Parameter.all().stream()
                .filter(row::allows)
                .forEach(parameter -> properties.set(parameter.wireName(), value(parameter)));
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        required.add(DataFormat.EVENT).add(DataFormat.TIMESTAMP);
        row.must().forEach(parameter -> required.add(parameter.wireName()));
        ObjectNode data = objectOf(properties, required);
        if (row.allows(Parameter.UIDSET)) {
            data.set("dependentSchemas", ofOneMessage());
        }
        return data;
    }

    private ObjectNode value(Parameter<?> parameter) {
        ObjectNode value = object().put("description", parameter.meaning());
        parameter.type().schema().forEach((keyword, constraint) -> DataFormat.put(value, keyword, constraint));
        if (extras == Extras.REFUSED && row.must().contains(Parameter.UIDSET) && MAILBOX_URLS.contains(parameter)) {
            value.put("pattern", "^imap://[^/]+/[^;]+;UIDVALIDITY=[1-9][0-9]*(/;UID=[1-9][0-9]*)?$");
        }
        return value;
    }

    /** Where one of these parameters is present, {@code uidset} is a single UID. */
    private ObjectNode ofOneMessage() {
        ObjectNode single = object();
        single.set("properties", object().set(Parameter.UIDSET.wireName(), string().put("pattern", "^[0-9]+$")));
        ObjectNode dependent = object();
        Parameter.all().stream()
                .filter(row::allows)
                .filter(ParameterTable::isOfOneMessage)
                .forEach(parameter -> dependent.set(parameter.wireName(), single));
        return dependent;
    }

    private ObjectNode objectOf(ObjectNode properties, ArrayNode required) {
        ObjectNode schema = object().put("type", "object");
        schema.set("required", required);
        schema.set("properties", properties);
        return extras == Extras.REFUSED ? schema.put("additionalProperties", false) : schema;
    }

    private static ObjectNode constant(String value) {
        return object().put("const", value);
    }

    private static ObjectNode string() {
        return object().put("type", "string");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
