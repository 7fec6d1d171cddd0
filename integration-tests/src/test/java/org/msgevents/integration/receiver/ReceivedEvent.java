// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import org.msgevents.testkit.receiver.ReceivedRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The event in a webhook's body.
 *
 * @param key what it is in order with: {@code partitionkey}
 * @param data the parameters, and {@code event}
 */
public record ReceivedEvent(String id, String name, String key, long sequence, JsonNode data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Unchecked. */
    public static ReceivedEvent of(ReceivedRequest request) {
        return parse(request.body());
    }

    /** From the body of a request; unchecked. */
    public static ReceivedEvent parse(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return new ReceivedEvent(
                    json.path("id").asText(),
                    json.at("/data/event").asText(),
                    json.path("partitionkey").asText(),
                    json.path("sequence").asLong(),
                    json.path("data"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(data.get(name)).map(JsonNode::asText);
    }

    /** True when it tells of that one message. */
    public boolean isAbout(String mailbox, long uid) {
        return mailbox().mailbox().equals(mailbox)
                && parameter("uidset").orElse("").equals(Long.toString(uid));
    }

    /** The same, of the mailbox of that URL. */
    public boolean isAbout(MailboxUrl mailbox, long uid) {
        return parameter("mailboxID")
                        .map(MailboxUrl::parse)
                        .filter(mailbox::equals)
                        .isPresent()
                && parameter("uidset").orElse("").equals(Long.toString(uid));
    }

    public MailboxUrl mailbox() {
        return MailboxUrl.parse(parameter("mailboxID").orElseThrow());
    }
}
