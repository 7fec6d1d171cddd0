// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.msgevents.event.EventGroup;
import org.msgevents.event.EventName;
import org.msgevents.event.Parameter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event in the form that {@link EventFormat#write(org.msgevents.event.MessageStoreEvent)} stored, of which the form
 * to send is made without reading its values: we wrote them ourselves, and it is done again at each attempt.
 *
 * <p>Immutable and thread-safe.
 */
public final class StoredEvent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "type";
    private static final String DATA = "data";
    private static final String TYPE_KEY = "\"type\":\"" + EventFormat.TYPE_PREFIX;
    private static final String PARTITION_KEY_KEY = "\"" + EventFormat.PARTITION_KEY + "\":";

    private final EventName name;
    private final ObjectNode attributes;
    private final ObjectNode data;

    private StoredEvent(EventName name, ObjectNode attributes, ObjectNode data) {
        this.name = name;
        this.attributes = attributes;
        this.data = data;
    }

    /**
     * Reads the form of the text, not what its parameters hold.
     *
     * @throws EventFormatException when it is no JSON object with type and data
     */
    public static StoredEvent read(String text) {
        JsonNode root = tree(text);
        String type = root.path(TYPE).asText();
        if (!type.startsWith(EventFormat.TYPE_PREFIX)) {
            throw new EventFormatException("type: does not start with " + EventFormat.TYPE_PREFIX);
        }
        if (!(root instanceof ObjectNode attributes && root.get(DATA) instanceof ObjectNode data)) {
            throw new EventFormatException("data: wanted an object");
        }
        return new StoredEvent(name(type.substring(EventFormat.TYPE_PREFIX.length())), attributes, data);
    }

    /**
     * The form to send of an event that is sent whole, found without reading it: empty where it has one of these
     * parameters, or may have.
     *
     * <p>Within a JSON string every quotation mark is escaped, so that {@code "key":} is a key wherever it stands.
     *
     * @param text as {@link EventFormat#write(org.msgevents.event.MessageStoreEvent)} wrote it
     * @param cut wire names of parameters
     */
    public static Optional<Whole> whole(String text, Collection<String> cut, long sequence) {
        int type = text.indexOf(TYPE_KEY);
        int end = text.indexOf('"', type + TYPE_KEY.length());
        int key = text.indexOf(PARTITION_KEY_KEY);
        boolean isWhole = type >= 0 && end >= 0 && key >= 0 && text.endsWith("}}");
        if (!isWhole || cut.stream().anyMatch(name -> text.contains('"' + name + "\":"))) {
            return Optional.empty();
        }
        return EventName.find(text.substring(type + TYPE_KEY.length(), end))
                .map(name -> new Whole(
                        name,
                        text.substring(0, key) + '"' + EventFormat.SEQUENCE + "\":\"" + EventFormat.digits(sequence)
                                + "\"," + text.substring(key)));
    }

    /** An event in the form to send. */
    public record Whole(EventName name, String text) {}

    private static EventName name(String wireName) {
        try {
            return EventName.find(wireName).orElseGet(() -> new EventName(wireName, EventGroup.MESSAGE));
        } catch (IllegalArgumentException noName) {
            throw new EventFormatException("type: " + noName.getMessage());
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new EventFormatException("no JSON from line "
                    + noJson.getLocation().getLineNr() + ", column "
                    + noJson.getLocation().getColumnNr() + " on");
        }
    }

    public EventName name() {
        return name;
    }

    /**
     * When it happened.
     *
     * @throws EventFormatException when it does not say so
     */
    public Instant timestamp() {
        try {
            return Instant.parse(data.path(DataFormat.TIMESTAMP).asText());
        } catch (DateTimeParseException noTime) {
            throw new EventFormatException("data.timestamp: " + noTime.getMessage());
        }
    }

    public boolean has(Parameter<?> parameter) {
        return data.has(parameter.wireName());
    }

    public Optional<String> text(Parameter<String> parameter) {
        return Optional.ofNullable(data.get(parameter.wireName())).map(JsonNode::asText);
    }

    public Optional<Long> number(Parameter<Long> parameter) {
        return Optional.ofNullable(data.get(parameter.wireName())).map(JsonNode::asLong);
    }

    /** With those of its parameters. */
    public StoredEvent only(Predicate<Parameter<?>> kept) {
        ObjectNode filtered = JsonNodeFactory.instance.objectNode();
        for (Iterator<Map.Entry<String, JsonNode>> fields = data.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            boolean isKept = isNoParameter(field.getKey())
                    || Parameter.find(field.getKey()).filter(kept).isPresent();
            if (isKept) {
                filtered.set(field.getKey(), field.getValue());
            }
        }
        return new StoredEvent(name, attributes, filtered);
    }

    private static boolean isNoParameter(String field) {
        return field.equals(DataFormat.EVENT) || field.equals(DataFormat.TIMESTAMP);
    }

    /** With those alone of the header fields that were read, whatever their case. */
    public StoredEvent withHeaderFields(Collection<String> names) {
        String parameter = Parameter.VND_HEADER_FIELDS.wireName();
        if (!(data.get(parameter) instanceof ObjectNode stored)) {
            return this;
        }
        ObjectNode filtered = data.objectNode();
        filtered.setAll(data);
        filtered.set(parameter, HeaderFieldsFilter.only(stored, names));
        return new StoredEvent(name, attributes, filtered);
    }

    /** With that value, whatever it had before. */
    public StoredEvent with(Parameter<String> parameter, String value) {
        ObjectNode values = data.deepCopy();
        values.put(parameter.wireName(), value);
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        ordered.set(DataFormat.EVENT, values.get(DataFormat.EVENT));
        ordered.set(DataFormat.TIMESTAMP, values.get(DataFormat.TIMESTAMP));
        for (Parameter<?> known : Parameter.all()) {
            Optional.ofNullable(values.get(known.wireName())).ifPresent(json -> ordered.set(known.wireName(), json));
        }
        return new StoredEvent(name, attributes, ordered);
    }

    /** The form to send; a negative {@code sequence} is an {@link IllegalArgumentException}. */
    public String write(long sequence) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        for (Iterator<Map.Entry<String, JsonNode>> fields = attributes.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (field.getKey().equals(EventFormat.PARTITION_KEY)) {
                sent.put(EventFormat.SEQUENCE, EventFormat.digits(sequence));
            }
            sent.set(field.getKey(), field.getKey().equals(DATA) ? data : field.getValue());
        }
        return text(sent);
    }

    /** By way of octets, as the format does it: Jackson writes characters beyond U+FFFF otherwise else. */
    private static String text(ObjectNode json) {
        try {
            return new String(JSON.writeValueAsBytes(json), StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
