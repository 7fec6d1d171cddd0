// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * An event as the receiver got it.
 *
 * @param key events of one key come in the order in which they happened
 * @param sequence ascending in that order
 * @param data the parameters
 */
record DemoEvent(String name, String key, long sequence, JsonNode data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The parameters worth a line on a screen, besides mailbox and UIDs. */
    private static final List<String> SHOWN = List.of(
            "uri",
            "oldMailboxID",
            "flagNames",
            "messageSize",
            "service",
            "clientIP",
            "vnd.james.authMechanism",
            "vnd.james.disconnect");

    static DemoEvent parse(String body) throws IOException {
        JsonNode event = JSON.readTree(body);
        return new DemoEvent(
                event.at("/data/event").asText(),
                event.path("partitionkey").asText(),
                event.path("sequence").asLong(),
                event.path("data"));
    }

    /** What the script expects, such as {@code MessageRead INBOX 1} or {@code Login alice@localhost}. */
    String summary() {
        return name + " "
                + parameter("mailboxID")
                        .map(DemoEvent::mailbox)
                        .or(() -> parameter("user"))
                        .orElse("?")
                + parameter("uidset").map(uids -> " " + uids).orElse("");
    }

    private static String mailbox(String url) {
        return URI.create(url).getPath().substring(1).replaceFirst(";UIDVALIDITY=\\d+$", "");
    }

    /** Everything else that is worth a look, line by line. */
    List<Detail> details() {
        List<Detail> details = new ArrayList<>();
        SHOWN.forEach(shown -> parameter(shown).ifPresent(value -> details.add(new Detail(shown, value))));
        parameter("envelope").stream()
                .flatMap(String::lines)
                .map(line -> new Detail("envelope", line))
                .forEach(details::add);
        return details;
    }

    /** A line of a parameter. */
    record Detail(String name, String value) {}

    private Optional<String> parameter(String wireName) {
        return Optional.ofNullable(data.get(wireName)).map(JsonNode::asText);
    }
}
