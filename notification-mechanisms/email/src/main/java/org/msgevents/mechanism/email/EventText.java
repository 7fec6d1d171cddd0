// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.msgevents.event.ImapUrl;
import org.msgevents.mechanism.NotificationRequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What an event says, as a text can have it: each value in one line, without control characters.
 *
 * <p>Of an encrypted event, or one without a parameter, there is as much as there is.
 */
final class EventText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final Pattern HALF_CHARACTERS = Pattern.compile("\\p{Cs}");
    /** Of one value; a subject may be as long as its message. */
    private static final int LONGEST = 2_000;

    private final Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    private final Optional<Instant> time;

    private EventText(NotificationRequest request, JsonNode event) {
        JsonNode data = event.path("data");
        JsonNode fields = data.path("vnd.james.headerFields").path("fields");
        put(Placeholder.EVENT, request.name().toString());
        put(Placeholder.ID, request.id().toString());
        put(Placeholder.TIME, data.path("timestamp").asText());
        put(Placeholder.SERVER, data.path("serverFQDN").asText());
        put(Placeholder.USER, data.path("user").asText());
        put(Placeholder.MAILBOX, mailbox(data.path("mailboxID").asText()));
        put(Placeholder.URI, data.path("uri").asText());
        put(Placeholder.UIDS, data.path("uidset").asText());
        put(Placeholder.SIZE, data.path("messageSize").asText());
        put(Placeholder.TAGS, data.path("tags").asText());
        put(Placeholder.FROM, addresses(fields.path("From")));
        put(Placeholder.SUBJECT, fields.path("Subject").asText());
        time = instant(event.path("time").asText());
    }

    static EventText of(NotificationRequest request) {
        return new EventText(request, parse(request.payload()));
    }

    /** By placeholder; what there is. */
    Map<Placeholder, String> values() {
        return values;
    }

    /** When it happened; empty where the event does not tell. */
    Optional<Instant> time() {
        return time;
    }

    private static JsonNode parse(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException noEvent) {
            return MissingNode.getInstance();
        }
    }

    private void put(Placeholder placeholder, String value) {
        String line = HALF_CHARACTERS
                .matcher(UNPRINTABLE.matcher(value).replaceAll(" "))
                .replaceAll("\uFFFD")
                .strip();
        if (!line.isEmpty()) {
            values.put(placeholder, shortened(line));
        }
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "\u2026";
    }

    private static String mailbox(String url) {
        try {
            return url.isEmpty() ? "" : ImapUrl.parse(url).mailbox().orElse("");
        } catch (IllegalArgumentException another) {
            return url;
        }
    }

    private static String addresses(JsonNode from) {
        return StreamSupport.stream(from.spliterator(), false)
                .map(address -> address.has("name")
                        ? address.path("name").asText() + " <"
                                + address.path("address").asText() + ">"
                        : address.path("address").asText(address.path("group").asText()))
                .collect(Collectors.joining(", "));
    }

    private static Optional<Instant> instant(String time) {
        try {
            return time.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(time));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
