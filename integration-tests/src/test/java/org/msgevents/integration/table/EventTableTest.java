// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.james.events.Event;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgevents.integration.client.Connections;
import org.msgevents.integration.receiver.ReceivedEvent;
import org.msgevents.integration.receiver.WebhookContract;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.EventBusProbe;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.testkit.receiver.RecordingReceiver;

/**
 * The table: for each operation on the mail store, what the receiver of a webhook is told, all of it, and nothing more.
 */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventTableTest {
    private RecordingReceiver receiver;
    private EmbeddedJames james;
    private EventFeed feed;
    private EventBusProbe bus;
    private int scenes;

    @BeforeAll
    void start(@TempDir Path root) throws Exception {
        receiver = RecordingReceiver.start();
        james = EmbeddedJames.start(JamesDirectory.create(root)
                .withJmap()
                .withManageSieve()
                .configure("everything", receiver.uri("/events")));
        bus = james.events();
        feed = new EventFeed(receiver, new WebhookContract(), james.login("cutter"));
    }

    @AfterAll
    void stop() {
        james.close();
        receiver.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void eventsShouldBeThoseOfTheTable(Row row) throws Exception {
        int connections = Connections.count();
        try (Scene scene = Scene.open(james, receiver, ++scenes)) {
            row.given().run(scene);
            Surroundings.Beginning beginning = Surroundings.begin(scene, connections);
            feed.cut();

            row.when().run(scene);
            List<ReceivedEvent> told = feed.cut().stream().filter(scene::isTold).toList();

            assertThat(inOrder(row, told.stream().map(scene::describe)))
                    .containsExactlyElementsOf(inOrder(row, row.then().stream()));
            EventCheck check = new EventCheck(beginning.end(told));
            for (ReceivedEvent event : told) {
                check.check(event, EventLine.parse(scene.describe(event)));
            }
        }
    }

    /** Our listener, that is; James' own would count the messages again. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void nothingShouldBeToldWhenJamesTellsItsListenersAgain(Row row) throws Exception {
        try (Scene scene = Scene.open(james, receiver, ++scenes)) {
            row.given().run(scene);
            feed.cut();
            bus.take();
            row.when().run(scene);
            List<Event> told = bus.take();
            List<ReceivedEvent> first = feed.cut();

            told.forEach(bus::tellAgain);

            List<String> again = feed.cut().stream()
                    .filter(scene::isTold)
                    .map(scene::describe)
                    .toList();
            assertThat(again).as("beside %s", first).isEmpty();
        }
    }

    private static List<String> inOrder(Row row, Stream<String> events) {
        return (row.order() == Row.Order.ANY ? events.sorted() : events).toList();
    }

    static Stream<Row> table() {
        return Stream.of(
                        MessageRows.all(),
                        FlagRows.all(),
                        MailboxRows.all(),
                        RightsRows.all(),
                        QuotaRows.all(),
                        ExpiryRows.all(),
                        ConcurrentRows.all(),
                        AccessRows.all(),
                        DeliveryRows.all(),
                        Pop3Rows.all(),
                        JmapRows.all(),
                        OtherAccessRows.all())
                .flatMap(rows -> rows);
    }
}
