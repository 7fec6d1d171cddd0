// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import static org.msgevents.event.json.Place.at;
import static org.msgevents.event.json.Place.require;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.msgevents.event.EventGroup;
import org.msgevents.event.EventId;
import org.msgevents.event.EventName;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.OrderingKey;
import org.msgevents.event.Parameters;

import com.fasterxml.jackson.databind.JsonNode;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonCloudEventData;

/** Finds an event in a CloudEvent. What is amiss is an {@link IllegalArgumentException} that names the place. */
final class EventReader {
    private static final Pattern SEQUENCE_FORM = Pattern.compile("0*[0-9]{1,19}");

    private final DataFormat data;

    EventReader(DataFormat data) {
        this.data = data;
    }

    ReadEvent read(CloudEvent cloudEvent) {
        require(cloudEvent.getSpecVersion() == SpecVersion.V1, "specversion: wanted 1.0");
        EventId id = at("id", () -> EventId.parse(cloudEvent.getId()));
        return at("event " + id, () -> new ReadEvent(event(id, cloudEvent), sequence(cloudEvent)));
    }

    private MessageStoreEvent event(EventId id, CloudEvent cloudEvent) {
        EventName name = at("type", () -> name(cloudEvent.getType()));
        Instant time = Optional.ofNullable(cloudEvent.getTime())
                .map(OffsetDateTime::toInstant)
                .orElseThrow(() -> new IllegalArgumentException("time: is missing"));
        OrderingKey key = extension(cloudEvent, EventFormat.PARTITION_KEY)
                .map(text -> at(EventFormat.PARTITION_KEY, () -> new OrderingKey(text)))
                .orElseThrow(() -> new IllegalArgumentException(EventFormat.PARTITION_KEY + ": is missing"));
        Parameters parameters = data.read(json(cloudEvent), name, time);
        return at("data", () -> new MessageStoreEvent(id, name, time, key, parameters));
    }

    /** A name that this version does not know is some vendor's, or a later version's. */
    private static EventName name(String type) {
        require(type.startsWith(EventFormat.TYPE_PREFIX), "does not start with " + EventFormat.TYPE_PREFIX);
        String wireName = type.substring(EventFormat.TYPE_PREFIX.length());
        return EventName.find(wireName).orElseGet(() -> new EventName(wireName, EventGroup.MESSAGE));
    }

    private static OptionalLong sequence(CloudEvent cloudEvent) {
        return extension(cloudEvent, EventFormat.SEQUENCE).stream()
                .mapToLong(digits -> at(EventFormat.SEQUENCE, () -> sequence(digits)))
                .findFirst();
    }

    private static long sequence(String digits) {
        long sequence = SEQUENCE_FORM.matcher(digits).matches() ? Long.parseUnsignedLong(digits) : -1;
        require(sequence >= 0, "wanted digits, of a number below 2^63");
        return sequence;
    }

    private static Optional<String> extension(CloudEvent cloudEvent, String name) {
        return Optional.ofNullable(cloudEvent.getExtension(name))
                .map(value -> at(name, () -> {
                    require(value instanceof String, "wanted a string");
                    return value.toString();
                }));
    }

    private static JsonNode json(CloudEvent cloudEvent) {
        require(cloudEvent.getData() instanceof JsonCloudEventData, "data: is missing, or not JSON");
        return ((JsonCloudEventData) cloudEvent.getData()).getNode();
    }
}
