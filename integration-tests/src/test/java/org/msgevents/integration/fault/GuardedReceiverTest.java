// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.receiver.MailboxUrl;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.LoopbackCertificate;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;

/** A receiver that trusts nobody, behind others who may not read. */
@Tag("integration")
class GuardedReceiverTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "guarded.";

    private final KeyPair keys = keys();

    @AfterEach
    void clear() {
        Stream.of("public-key", "certificate", "key").forEach(name -> System.clearProperty(PREFIX + name));
    }

    @Test
    void eventsShouldComeThroughEveryGuard(@TempDir Path root) throws Exception {
        Map.of(
                        "public-key", pem(),
                        "certificate", LoopbackCertificate.certificatePem(),
                        "key", LoopbackCertificate.keyPem())
                .forEach((name, value) -> System.setProperty(PREFIX + name, value));
        try (RecordingReceiver receiver = RecordingReceiver.startTlsForClientsWithCertificate()) {
            receiver.behave(GuardedReceiverTest::guard);
            JamesDirectory directory = JamesDirectory.create(root).configure("guarded", receiver.uri("/events"));
            try (EmbeddedJames james = EmbeddedJames.start(directory);
                    ImapClient imap = james.login("alice")) {
                for (String mailbox : List.of("INBOX", "Sent", "Archive", "Trash")) {
                    imap.append(mailbox, SampleMail.TEXT);
                }
                await().until(() -> posts(receiver).flatMap(this::events).count() >= 4);
            }

            assertThat(receiver.requests().stream().map(ReceivedRequest::method).limit(3))
                    .containsExactly("POST", "OPTIONS", "POST");
            assertThat(posts(receiver)).allSatisfy(request -> {
                new Webhook(JamesDirectory.SECRET).verify(request.body(), request.headers());
                assertThat(request.header("content-type").orElseThrow())
                        .startsWith("application/cloudevents-batch+json");
                assertThat(request.body()).doesNotContain("alice", "INBOX", "Archive");
            });
            assertThat(posts(receiver).flatMap(this::events).map(event -> MailboxUrl.parse(
                                    event.at("/data/uri").asText())
                            .mailbox()))
                    .containsExactlyInAnyOrder("INBOX", "Sent", "Archive", "Trash");
        }
    }

    private static Answer guard(ReceivedRequest request) {
        if (request.target().endsWith("/token")) {
            return Answer.of(200).withBody("{\"access_token\":\"t0ken\",\"token_type\":\"bearer\",\"expires_in\":60}");
        } else if (!request.header("authorization").orElse("").equals("Bearer t0ken")) {
            return Answer.of(401);
        }
        return request.method().equals("OPTIONS")
                ? Answer.of(200).withHeader("WebHook-Allowed-Origin", "mail.example.com")
                : Answer.TAKEN;
    }

    private static Stream<ReceivedRequest> posts(RecordingReceiver receiver) {
        return receiver.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.target().equals("/events"));
    }

    private Stream<JsonNode> events(ReceivedRequest request) {
        return StreamSupport.stream(json(request.body()).spliterator(), false).map(this::decrypted);
    }

    private JsonNode decrypted(JsonNode sealed) {
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setCompactSerialization(sealed.path("data").asText());
            jwe.setKey(keys.getPrivate());
            return json(jwe.getPayload());
        } catch (JoseException notForUs) {
            throw new AssertionError(notForUs);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException noJson) {
            throw new AssertionError(noJson);
        }
    }

    private String pem() {
        return "-----BEGIN PUBLIC KEY-----"
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()) + "-----END PUBLIC KEY-----";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }
}
