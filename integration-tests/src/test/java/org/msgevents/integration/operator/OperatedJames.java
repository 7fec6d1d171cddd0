// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.msgevents.integration.client.DeliveryClient;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.client.WebAdminClient;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.Ports;
import org.msgevents.testkit.receiver.RecordingReceiver;

import com.fasterxml.jackson.databind.JsonNode;

/** A James that an operator changes while it runs, and can start again. Its subscriptions have one receiver. */
final class OperatedJames implements AutoCloseable {
    static final String BASE = "/message-store-events";

    private static final String RETRY = "20ms 20ms 20ms 20ms 20ms 20ms 100ms 500ms 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s";

    private final JamesDirectory directory;
    private final RecordingReceiver receiver;
    private EmbeddedJames james;

    private OperatedJames(JamesDirectory directory, RecordingReceiver receiver, EmbeddedJames james) {
        this.directory = directory;
        this.receiver = receiver;
        this.james = james;
    }

    static OperatedJames start(Path root, RecordingReceiver receiver, String... elements) throws Exception {
        JamesDirectory directory = JamesDirectory.create(root).configure(elements);
        return new OperatedJames(directory, receiver, EmbeddedJames.start(directory));
    }

    /** What wants messages, told below that path. */
    static String subscription(String name, RecordingReceiver receiver, String path) {
        return subscription(name, "message", receiver, path);
    }

    static String subscription(String name, String events, RecordingReceiver receiver, String path) {
        return "<subscription name=\"" + name + "\"><events>" + events + "</events><retry>" + RETRY
                + "</retry><webhook><url>" + receiver.uri(path) + "</url><allow>127.0.0.1</allow><secret>"
                + JamesDirectory.SECRET
                + "</secret></webhook></subscription>";
    }

    void configure(String... elements) throws IOException {
        directory.configure(elements);
    }

    JsonNode reload() throws IOException {
        return webAdmin().post(BASE + "/reload");
    }

    void restart() throws Exception {
        james.close();
        james = EmbeddedJames.start(directory);
    }

    Ports ports() {
        return james.ports();
    }

    WebAdminClient webAdmin() {
        return new WebAdminClient(james.ports().webAdmin());
    }

    /** Of one subscription. */
    JsonNode status(String name) throws IOException {
        return webAdmin().get(BASE + "/subscriptions/" + name);
    }

    long counter(String name, String counter) throws IOException {
        return status(name).get(counter).asLong();
    }

    /** Pauses or resumes. */
    JsonNode act(String name, String action) throws IOException {
        return webAdmin().post(BASE + "/subscriptions/" + name + "?action=" + action);
    }

    ImapClient login(String user) throws Exception {
        return james.login(user);
    }

    static void append(ImapClient imap, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            imap.append("INBOX", SampleMail.TEXT);
        }
    }

    /** Delivers a mail by SMTP to users that there are. */
    void mail(String... users) throws IOException {
        try (DeliveryClient smtp = DeliveryClient.smtp(james.ports().smtp())) {
            List<String> recipients = Stream.of(users)
                    .map(user -> "<" + EmbeddedJames.address(user) + ">")
                    .toList();
            smtp.deliver("<carol@example.com>", recipients, SampleMail.TEXT);
        }
    }

    /** The UIDs of alice's INBOX that were told there, in order. */
    List<Long> told(String path) {
        return receiver.requests().stream()
                .filter(request -> request.target().equals(path))
                .map(request -> Long.valueOf(
                        ReceivedEvent.of(request).parameter("uidset").orElseThrow()))
                .toList();
    }

    @Override
    public void close() {
        james.close();
    }
}
