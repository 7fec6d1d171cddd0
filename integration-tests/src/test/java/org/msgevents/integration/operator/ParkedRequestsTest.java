// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.integration.server.Patience.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.client.SampleMail;
import org.msgevents.integration.client.WebAdminClient;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.Answer;
import org.msgevents.testkit.receiver.Behaviour;
import org.msgevents.testkit.receiver.ReceivedRequest;
import org.msgevents.testkit.receiver.RecordingReceiver;

import com.fasterxml.jackson.databind.JsonNode;

@Tag("integration")
class ParkedRequestsTest {
    private static final String SUBSCRIPTIONS = "/message-store-events/subscriptions";
    private static final String MESSAGES = SUBSCRIPTIONS + "/messages";
    private static final String PARKED = MESSAGES + "/parked";
    private static final String CHECK = "/healthcheck/checks/Message%20Store%20Events";
    private static final Answer REFUSAL = Answer.of(422).withBody("no such user");

    private RecordingReceiver receiver;
    private EmbeddedJames james;
    private ImapClient imap;
    private WebAdminClient webAdmin;

    @BeforeEach
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        james = EmbeddedJames.start(JamesDirectory.create(root).configure("impatient", receiver.uri("/events")));
        imap = james.login("alice");
        webAdmin = new WebAdminClient(james.ports().webAdmin());
    }

    @AfterEach
    void stop() throws Exception {
        imap.close();
        james.close();
        receiver.close();
    }

    @Test
    void subscriptionShouldTellItsCountersAndState() throws Exception {
        park(2);
        receiver.behave(Behaviour.always(Answer.TAKEN));
        imap.append("INBOX", SampleMail.TEXT);
        await().until(() -> counter("delivered") == 1);

        JsonNode one = webAdmin.get(MESSAGES);
        assertThat(webAdmin.get(SUBSCRIPTIONS)).containsExactly(one);
        assertThat(one.toString())
                .isEqualTo("{\"name\":\"messages\",\"destination\":\"" + receiver.uri("/events")
                        + "\",\"state\":\"delivering\",\"accepted\":3,\"delivered\":1,\"pending\":0,\"parked\":2,"
                        + "\"dropped\":0,\"blocked\":0,\"refused\":0,\"replayed\":0}");
        assertThat(webAdmin.get("/message-store-events").toString())
                .isEqualTo("{\"kept\":3,\"lost\":0,\"incomplete\":0}");
    }

    @Test
    void parkedEventsShouldBeToldInPagesWithWhatTheReceiverSaid() throws Exception {
        Instant before = Instant.now();
        park(3);

        JsonNode first = webAdmin.get(PARKED + "?limit=2");
        JsonNode second = webAdmin.get(PARKED + "?limit=2&after=" + first.get("next"));

        assertThat(first.get("parked")).hasSize(2);
        assertThat(second.get("parked")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        JsonNode event = first.at("/parked/0");
        ReceivedEvent told = ReceivedEvent.of(receiver.requests().get(0));
        assertThat(event.get("id").asText()).isEqualTo(told.id());
        assertThat(event.get("key").asText()).isEqualTo(told.key());
        assertThat(event.get("sequence").asLong()).isEqualTo(told.sequence());
        assertThat(event.get("reason").asText()).contains("422", "no such user");
        assertThat(Instant.parse(event.get("parkedAt").asText())).isBetween(before, Instant.now());
        assertThat(event.get("attempts")).singleElement().satisfies(attempt -> {
            assertThat(attempt.get("outcome").asText()).isEqualTo("requestError");
            assertThat(attempt.get("reason").asText()).contains("422", "no such user");
            assertThat(Instant.parse(attempt.get("at").asText())).isBetween(before, Instant.now());
            assertThat(attempt.get("millis").isIntegralNumber()).isTrue();
        });
    }

    @Test
    void releaseShouldHaveOneEventDeliveredWithItsId() throws Exception {
        park(2);
        receiver.behave(Behaviour.always(Answer.TAKEN));

        assertThat(webAdmin.post(parked(1) + "?action=release").toString()).isEqualTo("{\"released\":1}");

        await().until(() -> counter("delivered") == 1);
        List<ReceivedRequest> requests = receiver.requests();
        assertThat(requests).hasSize(3);
        assertThat(requests.get(2).header("webhook-id"))
                .isEqualTo(requests.get(1).header("webhook-id"));
        assertThat(counter("parked")).isEqualTo(1);
    }

    @Test
    void releaseShouldHaveAllEventsDeliveredInOrder() throws Exception {
        park(20);
        receiver.behave(Behaviour.always(Answer.TAKEN));

        assertThat(webAdmin.post(PARKED + "?action=release").toString()).isEqualTo("{\"released\":20}");

        await().until(() -> counter("delivered") == 20);
        assertThat(ids().subList(20, 40)).isEqualTo(ids().subList(0, 20));
        assertThat(counter("parked")).isZero();
    }

    @Test
    void releaseShouldParkAgainWhatIsRefusedAgain() throws Exception {
        park(20);

        assertThat(webAdmin.post(PARKED + "?action=release").toString()).isEqualTo("{\"released\":20}");

        await().until(() -> receiver.requests().size() == 40 && counter("parked") == 20);
        assertThat(counter("accepted")).isEqualTo(20);
    }

    @Test
    void dropShouldGiveUpOneOrAll() throws Exception {
        park(4);

        assertThat(webAdmin.delete(parked(0)).toString()).isEqualTo("{\"dropped\":1}");
        assertThat(counter("dropped")).isEqualTo(1);
        assertThat(webAdmin.delete(PARKED).toString()).isEqualTo("{\"dropped\":3}");
        assertThat(counter("dropped")).isEqualTo(4);
        assertThat(counter("parked")).isZero();
    }

    @Test
    void healthCheckShouldBeDegradedAsLongAsEventsAreParked() throws Exception {
        assertThat(webAdmin.get(CHECK).get("status").asText()).isEqualTo("healthy");

        park(1);
        JsonNode degraded = webAdmin.get(CHECK);
        webAdmin.delete(PARKED);

        assertThat(degraded.get("status").asText()).isEqualTo("degraded");
        assertThat(degraded.get("cause").asText()).isEqualTo("subscription messages: 1 parked");
        assertThat(webAdmin.get(CHECK).get("status").asText()).isEqualTo("healthy");
    }

    @Test
    void healthCheckShouldBeDegradedAsLongAsTheReceiverIsDown() throws Exception {
        receiver.behave(Behaviour.always(Answer.of(503)));
        for (String mailbox : List.of("INBOX", "Archive", "Drafts")) {
            imap.append(mailbox, SampleMail.TEXT);
        }
        await().until(() -> webAdmin.get(MESSAGES).get("state").asText().equals("circuitOpen"));

        assertThat(webAdmin.get(CHECK).get("cause").asText()).isEqualTo("subscription messages: its receiver is down");
        receiver.behave(Behaviour.always(Answer.TAKEN));
        await().until(() -> webAdmin.get(CHECK).get("status").asText().equals("healthy"));
    }

    private void park(int count) throws Exception {
        receiver.behave(Behaviour.always(REFUSAL));
        for (int i = 0; i < count; i++) {
            imap.append("INBOX", SampleMail.TEXT);
        }
        await().until(() -> counter("parked") == count);
    }

    private long counter(String name) throws IOException {
        return webAdmin.get(MESSAGES).get(name).asLong();
    }

    /** Of the event that was parked as that one, from 0. */
    private String parked(int index) throws IOException {
        return PARKED + "/"
                + webAdmin.get(PARKED).at("/parked/" + index + "/sequence").asLong();
    }

    private List<Optional<String>> ids() {
        return receiver.requests().stream()
                .map(request -> request.header("webhook-id"))
                .toList();
    }
}
