// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.WebAdminClient;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.RecordingReceiver;

import com.fasterxml.jackson.databind.JsonNode;

/** All that a subscription can ask for, of one message each. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnRequestTest {
    private RecordingReceiver receiver;
    private EmbeddedJames james;
    private String alice;
    private ImapClient imap;
    private int messages;

    @BeforeAll
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        james = EmbeddedJames.start(JamesDirectory.create(root).configure("on-request", receiver.uri("/events")));
        alice = james.addUser("alice");
        new WebAdminClient(james.ports().webAdmin()).limit("users/" + alice, "count", 500);
        imap = ImapClient.login(james.ports().imap(), alice, EmbeddedJames.PASSWORD);
    }

    @AfterAll
    void stop() throws Exception {
        imap.close();
        james.close();
        receiver.close();
    }

    static Stream<String> ordinary() {
        return Stream.of(
                lines("Subject: plain", "", "One", "Two"),
                lines("Subject: no body", ""),
                lines(
                        "Content-Type: text/html; charset=\"utf-8\"; x=\"a \\\"b\\\" \\\\c\"",
                        "Content-Transfer-Encoding: quoted-printable",
                        "Content-Language: de, en",
                        "Content-ID: <1@example.com>",
                        "Content-Description: an example",
                        "Content-Location: http://example.com/a",
                        "Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==",
                        "Content-Disposition: attachment; filename=\"a b.html\"; size=12",
                        "",
                        "<p>x</p>"),
                lines(
                        "Content-Type: multipart/mixed; boundary=x",
                        "",
                        "--x",
                        "",
                        "hello",
                        "--x",
                        "Content-Type: multipart/alternative; boundary=y",
                        "",
                        "--y",
                        "Content-Type: text/plain",
                        "",
                        "a",
                        "--y",
                        "Content-Type: application/octet-stream; name=z",
                        "Content-Transfer-Encoding: base64",
                        "",
                        "AAAA",
                        "--y--",
                        "--x--"),
                lines(
                        "Content-Type: multipart/digest; boundary=x",
                        "",
                        "--x",
                        "Content-Type: message/rfc822",
                        "",
                        "From: \"A. B.\" <a@example.com>",
                        "To: b@example.com, C <c@example.com>",
                        "Cc: friends: d@example.com, e@example.com;",
                        "Date: Mon, 23 Nov 2026 10:00:00 +0000",
                        "Subject: folded",
                        " subject",
                        "Message-ID: <2@example.com>",
                        "",
                        "inner",
                        "--x--"));
    }

    private static String lines(String... lines) {
        return Stream.of(lines).map(line -> line + "\r\n").collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void bodyStructureShouldBeWhatImapSays(String message) throws Exception {
        ReceivedEvent event = append(message);

        imap.select("INBOX");
        String fetched = imap.command("UID FETCH " + event.parameter("uidset").orElseThrow() + " BODYSTRUCTURE");
        assertThat(fetched)
                .contains("BODYSTRUCTURE " + event.parameter("bodyStructure").orElseThrow());
    }

    /** James' own IMAP has question marks there, which RFC 3501 has no need of. */
    @Test
    void bodyStructureShouldTellNamesOfAnyLanguage() throws Exception {
        ReceivedEvent event = append("Content-Type: application/pdf\r\nContent-Disposition: attachment;"
                + " filename*0*=UTF-8''Gr%C3%B6%C3%9Fe;\r\n filename*1=.pdf\r\n\r\nx\r\n");

        assertThat(event.parameter("bodyStructure").orElseThrow())
                .contains("(\"attachment\" (\"filename\" {11}\r\nGröße.pdf))");
    }

    @Test
    void contentShouldBeTheMessageToTheOctet() throws Exception {
        String ascii = "Subject: a\r\n\r\n\"quoted\" \\ \t end\r\n";
        String utf8 =
                new String("Subject: ü\r\n\r\n€\r\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String latin1 = "Subject: \u00fc\r\n\r\n\u00e9\u0000\u00ff\r\n";

        assertThat(append(ascii).parameter("messageContent")).hasValue(ascii);
        assertThat(append(utf8).parameter("messageContent")).hasValue("Subject: ü\r\n\r\n€\r\n");
        ReceivedEvent binary = append(latin1.replace("\u0000", "\u0001"));
        assertThat(binary.parameter("messageContent")).isEmpty();
        assertThat(Base64.getDecoder()
                        .decode(binary.parameter("vnd.james.messageContentBase64")
                                .orElseThrow()))
                .isEqualTo(latin1.replace("\u0000", "\u0001").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(append("Subject: large\r\n\r\n" + "x".repeat(70_000)).parameter("messageContent"))
                .isEmpty();
    }

    @Test
    void countersAndQuotaShouldBeToldAndWhatIsOmittedNot() throws Exception {
        ReceivedEvent event = append("Subject: counted\r\n\r\nx\r\n");

        long uid = Long.parseLong(event.parameter("uidset").orElseThrow());
        assertThat(event.parameter("uidnext")).hasValue(Long.toString(uid + 1));
        assertThat(event.parameter("messages")).isPresent();
        assertThat(event.parameter("maxMessages")).hasValue("500");
        assertThat(event.parameter("diskUsed")).isPresent();
        assertThat(event.parameter("diskQuota")).isEmpty();
        assertThat(event.parameter("pid")).isEmpty();
        assertThat(event.parameter("process")).isEmpty();
    }

    @Test
    void headerFieldsShouldBeReadByTheirSyntax() throws Exception {
        ReceivedEvent event = append(lines(
                "Received: from a by b; Mon, 23 Nov 2026 10:00:01 +0100",
                "Received: from c by d; Mon, 23 Nov 2026 10:00:00 +0100",
                "From: =?utf-8?q?J=C3=BCrgen?= <juergen@example.com>",
                "To: friends: a@example.com, \"B, C\" <b@example.com>;",
                "Subject: =?iso-8859-1?q?Gr=FC=DFe?= =?utf-8?b?8J+TrA==?=",
                "Date: Mon, 23 Nov 2026 10:00:00 +0100",
                "Message-ID: <1@example.com>",
                "References: <2@example.com> <3@example.com>",
                "List-Id: Friends <friends.example.com>",
                "Content-Disposition: attachment; filename*1*=%C3%9Fe; filename*0*=utf-8''Gr%C3%B6",
                "Reply-To: nobody@example.com",
                "",
                "x"));

        assertThat(event.data().path("vnd.james.headerFields").toString())
                .isEqualToIgnoringWhitespace(
                        """
                {"fields":{
                    "From":[{"name":"Jürgen","address":"juergen@example.com"}],
                    "To":[{"group":"friends","members":[
                        {"address":"a@example.com"},{"name":"B, C","address":"b@example.com"}]}],
                    "Subject":"Grüße📬",
                    "Date":{"date":"2026-11-23T10:00:00+01:00","text":"Mon, 23 Nov 2026 10:00:00 +0100"},
                    "Message-ID":"1@example.com",
                    "References":["2@example.com","3@example.com"],
                    "List-ID":{"id":"friends.example.com","phrase":"Friends"},
                    "Content-Disposition":{"value":"attachment","parameters":{"filename":"Größe"}},
                    "Received":[
                        {"text":"from a by b","date":"2026-11-23T10:00:01+01:00"},
                        {"text":"from c by d","date":"2026-11-23T10:00:00+01:00"}]}}""");
    }

    @Test
    void headerFieldsThatCannotBeReadShouldBeToldRaw() throws Exception {
        ReceivedEvent event = append("From: nobody\r\nDate: soon\r\nSubject: 1\r\nSubject: 2\r\n\r\nx\r\n");

        JsonNode read = event.data().path("vnd.james.headerFields");
        assertThat(read.path("fields").toString()).isEqualTo("{\"Subject\":\"1\"}");
        assertThat(read.path("defects").findValuesAsText("field")).containsExactly("From", "Subject", "Date");
        assertThat(read.path("defects").findValuesAsText("raw")).containsExactly("nobody", "2", "soon");
        assertThat(read.path("defects").findValuesAsText("defect"))
                .containsExactly("not-an-address", "too-many-instances", "date-syntax");
    }

    private ReceivedEvent append(String message) throws Exception {
        imap.append("INBOX", message);
        return next("MessageAppend");
    }

    /** The last one told, once there is one more than before. */
    private ReceivedEvent next(String name) {
        int wanted = ++messages;
        List<ReceivedEvent> added = await().until(this::added, events -> events.size() == wanted);
        assertThat(added.get(wanted - 1).name()).isEqualTo(name);
        return added.get(wanted - 1);
    }

    private List<ReceivedEvent> added() {
        return receiver.requests().stream()
                .map(ReceivedEvent::of)
                .filter(event -> Optional.of(event.name())
                        .filter(name -> name.equals("MessageNew") || name.equals("MessageAppend"))
                        .isPresent())
                .toList();
    }
}
