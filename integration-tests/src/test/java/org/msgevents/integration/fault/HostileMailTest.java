// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.integration.client.DeliveryClient;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.ServerProcess;
import org.msgevents.testkit.receiver.RecordingReceiver;

/**
 * Mail that was made to break who reads it, with every parameter asked for: it is delivered, it is told, and the heap
 * does not grow with it.
 */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileMailTest {
    private static final int LARGE = 100_000_000;

    /** James itself needs most of it: its mailboxes in memory hold a large message, and copy it to get there. */
    private static final int HEAP_MIB = 512;

    private final String alice = EmbeddedJames.address("alice");
    private RecordingReceiver receiver;
    private ServerProcess james;
    private int messages;

    @BeforeAll
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        JamesDirectory directory = JamesDirectory.create(root).configure("on-request", receiver.uri("/events"));
        james = ServerProcess.start(directory, List.of("alice"), HEAP_MIB);
    }

    @AfterAll
    void stop() {
        james.close();
        receiver.close();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "Content-Type: multipart/mixed; boundary=x\r\n\r\n" + parts() + "--x--\r\n",
                "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nno end",
                "Content-Type: multipart/mixed; boundary=\r\n\r\nno boundary\r\n",
                "Content-Type: multipart/mixed; boundary=x\r\n\r\nno part\r\n",
                "Subject: \u00ff\u00fe\u0080\r\nFrom: group: ;\r\nTo: \r\nCc: ,,<>, \"\\\r\n\r\n\u00ff\u00fe\r\n",
                "Subject: =?utf-8?b?w?= =?no-charset?q?=zz?=\r\nFrom: =?utf-8?q?a\r\nDate: never\r\n\r\nx\r\n",
                "Content-Type: text/plain; charset=\"\u00ff\"; name*=bad'x'%zz%; name*0=a\r\n\r\nx\r\n",
                "Content-Type: message/rfc822\r\n\r\nFrom: group: ;\r\nTo: <>\r\nDate:\r\n\r\n",
                "Content-Type: message/rfc822\r\n\r\n".repeat(3_000) + "Subject: deep\r\n\r\nx\r\n",
                multiparts() + "deep\r\n",
                "To: " + "a@example.com,\r\n ".repeat(100_000) + "b@example.com\r\n\r\nx\r\n",
                ("X-" + "n".repeat(900) + ": v\r\n").repeat(2_000) + "\r\nx\r\n",
                "no header at all");
    }

    private static String parts() {
        return IntStream.range(0, 10_000)
                .mapToObj(part -> "--x\r\nContent-Type: text/plain; n=" + part + "\r\n\r\n" + part + "\r\n")
                .collect(Collectors.joining());
    }

    private static String multiparts() {
        return IntStream.range(0, 1_000)
                .mapToObj(level -> "Content-Type: multipart/mixed; boundary=b" + level + "\r\n\r\n--b" + level + "\r\n")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileMailShouldBeDeliveredAndTold(String mail) throws Exception {
        ReceivedEvent event = deliver(mail);

        assertThat(event.parameter("envelope")).isPresent();
        assertThat(event.parameter("uidset")).isPresent();
        assertThat(event.parameter("messageSize")).isPresent();
    }

    @Test
    void largeMailShouldBeDeliveredAndTold() throws Exception {
        String line = "x".repeat(76) + "\r\n";

        ReceivedEvent event = deliver("Subject: large\r\n\r\n" + line.repeat(LARGE / line.length()));

        assertThat(Long.parseLong(event.parameter("messageSize").orElseThrow())).isGreaterThan(LARGE - 1_000L);
        assertThat(event.parameter("messageContent")).isEmpty();
        assertThat(event.parameter("bodyStructure").orElseThrow()).startsWith("(\"TEXT\" \"PLAIN\"");
    }

    private ReceivedEvent deliver(String mail) throws Exception {
        try (DeliveryClient lmtp = DeliveryClient.lmtp(james.ports().lmtp())) {
            lmtp.deliver("<carol@example.com>", List.of("<" + alice + ">"), mail);
        }
        int wanted = ++messages;
        return await().until(this::delivered, events -> events.size() == wanted).get(wanted - 1);
    }

    private List<ReceivedEvent> delivered() {
        return receiver.requests().stream()
                .map(ReceivedEvent::of)
                .filter(event -> event.name().equals("MessageNew"))
                .toList();
    }
}
