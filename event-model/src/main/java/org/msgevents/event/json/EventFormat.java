// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

import org.msgevents.event.EventName;
import org.msgevents.event.ImapUrl;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.jackson.JsonFormatOptions;

/**
 * An event as a CloudEvent 1.0 in structured JSON, written and read.
 *
 * <p>{@code data} holds {@code event}, {@code timestamp} and the parameters under the names of
 * draft-ietf-lemonade-msgevent-03, section 5. The same event gives the same text, and what was read is written as it
 * was. Thread-safe.
 */
public final class EventFormat {
    /** What the CloudEvents type of an event starts with. */
    public static final String TYPE_PREFIX = "org.ietf.rfc5423.";

    /** Where the schema of an event is named to be; the version is that of the form, not of this software. */
    public static final String SCHEMAS = "https://msgevents.org/schemas/1/";

    static final String SEQUENCE = "sequence";
    static final String PARTITION_KEY = "partitionkey";
    static final int SEQUENCE_DIGITS = 20;
    static final String CONTENT_TYPE = "application/json";
    static final String SEALED = "application/jose";

    private final JsonFormat json = new JsonFormat();

    /** Data that is no JSON as the string that it is, not in base64. */
    private final JsonFormat readable = new JsonFormat(
            JsonFormatOptions.builder().forceStringSerialization(true).build());

    private final DataFormat data = new DataFormat();
    private final EventReader reader = new EventReader(data);

    /** The form to store: without a sequence. */
    public String write(MessageStoreEvent event) {
        return write(builder(event).build());
    }

    /** The form to send; a negative {@code sequence} is an {@link IllegalArgumentException}. */
    public String write(MessageStoreEvent event, long sequence) {
        return write(builder(event).withExtension(SEQUENCE, digits(sequence)).build());
    }

    /**
     * Reads either form.
     *
     * <p>A receiver outlives the sender's update: parameters and attributes that this version does not know are left
     * out, and so are parameters that it knows but not of this event. An event name that it does not know is read as a
     * vendor's, of {@link org.msgevents.event.EventGroup#MESSAGE}.
     *
     * @throws EventFormatException when the text is no event, naming the place
     */
    public ReadEvent read(String text) {
        CloudEvent cloudEvent = cloudEvent(text);
        try {
            return reader.read(cloudEvent);
        } catch (IllegalArgumentException unreadable) {
            throw new EventFormatException(String.valueOf(unreadable.getMessage()));
        }
    }

    /**
     * An event of which nothing can be read but its {@code id}, {@code source}, {@code type}, {@code partitionkey} and
     * {@code sequence}.
     *
     * @param text the event
     * @param jwe its ciphertext (RFC 7516, section 7.1), which becomes the data
     * @throws EventFormatException when the text is no CloudEvent
     */
    public String sealed(String text, String jwe) {
        CloudEvent event = cloudEvent(text);
        CloudEventBuilder sealed = CloudEventBuilder.v1()
                .withId(event.getId())
                .withSource(event.getSource())
                .withType(event.getType())
                .withData(SEALED, jwe.getBytes(StandardCharsets.US_ASCII));
        Stream.of(PARTITION_KEY, SEQUENCE)
                .filter(name -> event.getExtension(name) != null)
                .forEach(name -> sealed.withExtension(name, String.valueOf(event.getExtension(name))));
        return new String(readable.serialize(sealed.build()), StandardCharsets.UTF_8);
    }

    private CloudEvent cloudEvent(String text) {
        try {
            return Optional.ofNullable(json.deserialize(text.getBytes(StandardCharsets.UTF_8)))
                    .orElseThrow(() -> new EventFormatException("not a CloudEvent: null"));
        } catch (EventDeserializationException noCloudEvent) {
            throw new EventFormatException("not a CloudEvent: " + explanation(noCloudEvent));
        }
    }

    /** In words of our own where Jackson would repeat the text. */
    private static String explanation(EventDeserializationException noCloudEvent) {
        if (noCloudEvent.getCause() instanceof StreamReadException fault) {
            JsonLocation place = fault.getLocation();
            return "no JSON from line " + place.getLineNr() + ", column " + place.getColumnNr() + " on";
        }
        return noCloudEvent.getCause() instanceof JsonProcessingException fault
                ? fault.getOriginalMessage()
                : String.valueOf(noCloudEvent.getMessage());
    }

    private String write(CloudEvent cloudEvent) {
        return new String(json.serialize(cloudEvent), StandardCharsets.UTF_8);
    }

    private CloudEventBuilder builder(MessageStoreEvent event) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(URI.create(source(event)))
                .withType(TYPE_PREFIX + event.name())
                .withTime(event.timestamp().atOffset(ZoneOffset.UTC))
                .withDataSchema(schema(event.name()))
                .withData(CONTENT_TYPE, JsonCloudEventData.wrap(data.write(event)))
                .withExtension(PARTITION_KEY, event.key().value());
        Subject.of(event).ifPresent(builder::withSubject);
        return builder;
    }

    private static String source(MessageStoreEvent event) {
        return event.parameters()
                .get(Parameter.URI)
                .map(uri -> ImapUrl.ofServer(uri.server()).toString())
                .orElseThrow(() -> new IllegalArgumentException(event.name() + " without uri"));
    }

    static String digits(long sequence) {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence " + sequence + " is negative");
        }
        String digits = Long.toString(sequence);
        return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
    }

    /** Where the schema of that event is named to be. */
    static URI schema(EventName name) {
        return URI.create(SCHEMAS + name + ".json");
    }
}
