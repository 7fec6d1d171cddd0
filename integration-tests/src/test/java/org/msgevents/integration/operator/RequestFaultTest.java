// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.integration.operator.OperatedJames.subscription;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgevents.testkit.receiver.RecordingReceiver;

import com.fasterxml.jackson.databind.JsonNode;

/** One James for all: none of these requests changes anything. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestFaultTest {
    private static final String SUBSCRIPTIONS = OperatedJames.BASE + "/subscriptions";

    private RecordingReceiver receiver;
    private OperatedJames james;

    @BeforeAll
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        james = OperatedJames.start(root, receiver, subscription("messages", receiver, "/events"));
    }

    @AfterAll
    void stop() {
        james.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nobody, 404 ,there are: [messages]",
        "GET,/nobody/parked, 404 ,there are: [messages]",
        "GET,/messages/parked?limit=2000, 400 ,limit: '2000'; wanted: a number up to 1000",
        "GET,/messages/parked?after=-1, 400 ,after: '-1'; wanted: a number",
        "POST,/messages/parked, 400 ,action: ''; wanted: release",
        "POST,/messages/parked/7?action=retry, 400 ,action: 'retry'; wanted: release",
        "POST,/messages/parked/7?action=release, 404 ,no event with sequence 7 is parked",
        "POST,/messages/parked/x?action=release, 400 ,sequence: 'x'; wanted: a number",
        "DELETE,/messages/parked/7, 404 ,no event with sequence 7 is parked",
        "DELETE,/nobody/parked, 404 ,there are: [messages]",
        "POST,/nobody?action=pause, 404 ,there are: [messages]",
        "POST,/messages?action=stop, 400 ,action: 'stop'; wanted: pause or resume",
        "POST,/nobody/replay, 404 ,there are: [messages]",
        "POST,/messages/replay?from=yesterday, 400 ,from: 'yesterday'; wanted: a time as in RFC 3339",
        "POST,/messages/replay?to=2026-11-23T14:00:00, 400 ,to: '2026-11-23T14:00:00'; wanted: a time as in RFC 3339",
        "POST,/messages/replay?from=2026-11-23T14:00:00Z&to=2026-11-23T14:00:00Z, 400 ,wanted: a time after from",
        "POST,/messages/replay?events=MessageNew;Massage, 400 ,events: 'MessageNew;Massage'; wanted: a list",
        "POST,/messages/replay?events=, 400 ,events: ''; wanted: a list",
        "POST,/messages/replay?user=, 400 ,user: ''; wanted: a user name",
        "POST,/messages/replay?users=bob, 400 ,'users: ''bob''; wanted: one of [after, events, from, to, user]'",
        "POST,/messages/replay?user=a&user=b, 400 ,'user: ''a'', ''b''; wanted: one value'",
        "DELETE,/messages, 409 ,remove it from message-store-events.xml and reload"
    })
    void faultShouldBeAnsweredWithWhatIsAllowed(String method, String path, String status, String message) {
        assertThatThrownBy(() -> call(method, SUBSCRIPTIONS + path))
                .hasMessageContaining("HTTP/1.1 " + status)
                .hasMessageContaining(message);
    }

    private JsonNode call(String method, String path) throws IOException {
        return switch (method) {
            case "GET" -> james.webAdmin().get(path);
            case "POST" -> james.webAdmin().post(path);
            default -> james.webAdmin().delete(path);
        };
    }
}
