// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.msgevents.event.EventGroup;
import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameter;

import com.fasterxml.jackson.databind.JsonNode;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;

/**
 * An event as a CloudEvent 1.0 in structured JSON, written and read.
 *
 * <p>{@code data} holds {@code event}, {@code timestamp} and the parameters under the names of
 * draft-ietf-lemonade-msgevent-03, section 5. The
 * same event gives the same text, and what was read is written as it was. Thread-safe.
 */
public final class EventFormat {
    /** What the CloudEvents type of an event starts with. */
    public static final String TYPE_PREFIX = "org.ietf.rfc5423.";

    /** Where the schema of an event is named to be; the version is that of the form, not of this software. */
    public static final String SCHEMAS = "https://msgevents.org/schemas/1/";

    private static final String SEQUENCE = "sequence";
    private static final String PARTITION_KEY = "partitionkey";
    private static final String JSON = "application/json";

    private final JsonFormat json = new JsonFormat();
    private final DataFormat data = new DataFormat();

    /** The form to store: without a sequence. */
    public String write(MessageStoreEvent event) {
        return write(builder(event).build());
    }

    /** The form to send; {@code sequence} is not negative. */
    public String write(MessageStoreEvent event, long sequence) {
        return write(builder(event)
                .withExtension(SEQUENCE, String.format("%020d", sequence))
                .build());
    }

    /**
     * Reads either form. Parameters that this version does not know are left out, so that a receiver outlives a
     * sender's update.
     *
     * @throws EventFormatException when the text is no event, naming the place
     */
    public ReadEvent read(String text) {
        CloudEvent cloudEvent = cloudEvent(text);
        try {
            return new ReadEvent(event(cloudEvent), sequence(cloudEvent));
        } catch (IllegalArgumentException unreadable) {
            throw new EventFormatException("event " + cloudEvent.getId() + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private CloudEvent cloudEvent(String text) {
        try {
            return json.deserialize(text.getBytes(StandardCharsets.UTF_8));
        } catch (EventDeserializationException noCloudEvent) {
            throw new EventFormatException("not a CloudEvent: " + noCloudEvent.getMessage(), noCloudEvent);
        }
    }

    private String write(CloudEvent cloudEvent) {
        return new String(json.serialize(cloudEvent), StandardCharsets.UTF_8);
    }

    private CloudEventBuilder builder(MessageStoreEvent event) {
        return CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(URI.create(source(event)))
                .withType(TYPE_PREFIX + event.name())
                .withSubject(Subject.of(event))
                .withTime(event.timestamp().atOffset(ZoneOffset.UTC))
                .withDataSchema(URI.create(SCHEMAS + event.name() + ".json"))
                .withData(JSON, JsonCloudEventData.wrap(data.write(event)))
                .withExtension(PARTITION_KEY, event.key().value());
    }

    private static String source(MessageStoreEvent event) {
        return event.parameters()
                .get(Parameter.URI)
                .map(uri -> ImapUrl.ofServer(uri.server()).toString())
                .orElseThrow(() -> new IllegalArgumentException(event.name() + " without uri"));
    }

    private MessageStoreEvent event(CloudEvent cloudEvent) {
        return new MessageStoreEvent(
                EventId.parse(cloudEvent.getId()),
                name(cloudEvent.getType()),
                present("time", cloudEvent.getTime()).toInstant(),
                new OrderingKey(present(PARTITION_KEY, cloudEvent.getExtension(PARTITION_KEY))
                        .toString()),
                data.read(node(cloudEvent)));
    }

    private static OptionalLong sequence(CloudEvent cloudEvent) {
        return Stream.ofNullable(cloudEvent.getExtension(SEQUENCE))
                .mapToLong(value -> Long.parseLong(value.toString()))
                .findFirst();
    }

    /** A name that this version does not know is some vendor's, or a later one's. */
    private static EventName name(String type) {
        if (!type.startsWith(TYPE_PREFIX)) {
            throw new IllegalArgumentException("type '" + type + "' does not start with " + TYPE_PREFIX);
        }
        String wireName = type.substring(TYPE_PREFIX.length());
        return EventName.find(wireName).orElseGet(() -> new EventName(wireName, EventGroup.MESSAGE));
    }

    private static JsonNode node(CloudEvent cloudEvent) {
        CloudEventData data = present("data", cloudEvent.getData());
        if (data instanceof JsonCloudEventData jsonData) {
            return jsonData.getNode();
        }
        throw new IllegalArgumentException("data is not JSON");
    }

    private static <T> T present(String attribute, @Nullable T value) {
        return Optional.ofNullable(value).orElseThrow(() -> new IllegalArgumentException(attribute + " is missing"));
    }
}
