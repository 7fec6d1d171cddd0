// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.ReceivedRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;

/**
 * What every call must be, by the judgement of those who wrote the standards: Standard Webhooks, CloudEvents, JSON
 * Schema. Thread-safe.
 */
public final class WebhookContract {
    private static final List<String> URLS = List.of("uri", "mailboxID", "oldMailboxID");

    /** Formats such as date-time are held to, not only noted. */
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();
    private final JsonFormat cloudEvents = new JsonFormat();
    private final Webhook signature;

    public WebhookContract() throws EmptyWebhookSecretException {
        this.signature = new Webhook(JamesDirectory.SECRET);
    }

    /** The event in a call that is as it must be; an {@link AssertionError} where it is not. */
    public ReceivedEvent check(ReceivedRequest request) {
        assertThatCode(() -> signature.verify(request.body(), request.headers()))
                .doesNotThrowAnyException();
        ReceivedEvent event = ReceivedEvent.of(request);
        assertThat(event.id()).isEqualTo(request.header("webhook-id").orElseThrow());
        checkCloudEvent(request, event);
        assertThat(schema(event.name()).validate(request.body(), InputFormat.JSON))
                .as(request.body())
                .isEmpty();
        urls(event).forEach(url -> assertThat(DropInJar.rewritten(url)).isEqualTo(url));
        return event;
    }

    private void checkCloudEvent(ReceivedRequest request, ReceivedEvent event) {
        assertThat(request.header("content-type").orElseThrow()).startsWith("application/cloudevents+json");
        CloudEvent read = cloudEvents.deserialize(request.body().getBytes(StandardCharsets.UTF_8));
        assertThat(read.getId()).isEqualTo(event.id());
        assertThat(read.getType()).isEqualTo("org.ietf.rfc5423." + event.name());
        assertThat(read.getExtension("partitionkey")).isEqualTo(event.key());
        assertThat(String.valueOf(read.getExtension("sequence"))).hasSize(20);
    }

    private JsonSchema schema(String event) {
        return known.computeIfAbsent(event, name -> schemas.getSchema(DropInJar.schema(name), STRICT));
    }

    private static Stream<String> urls(ReceivedEvent event) {
        JsonNode data = event.data();
        return URLS.stream().filter(data::has).map(name -> data.get(name).asText());
    }
}
