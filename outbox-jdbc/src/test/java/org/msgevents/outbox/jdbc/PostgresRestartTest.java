// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.outbox.DueLanes;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxException;
import org.msgevents.outbox.Settlement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

class PostgresRestartTest {
    @Test
    void outboxShouldGoOnWhereItWasWhenTheServerIsBack(@TempDir Path data) throws Exception {
        int port = freePort();
        EmbeddedPostgres server = start(data, port);
        PostgresConfiguration configuration = PostgresFixture.configuration(port, "events");
        try (Outbox outbox = PostgresOutbox.open(PostgresFixture.outbox(configuration), Clock.systemUTC())) {
            append(outbox, "a");
            append(outbox, "b");
            KeptEvent first = due(outbox).lanes().get(0).events().get(0);

            server.close();
            await(outbox.settle(new Settlement.Delivered(CRM, INBOX_KEY, first.sequence())));
            assertThatThrownBy(() -> append(outbox, "lost"))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageStartingWith("outbox postgresql://localhost:" + port + "/postgres, schema events");
            server = start(data, port);
            Awaitility.await().ignoreExceptions().until(() -> {
                append(outbox, "c");
                return true;
            });

            Awaitility.await().ignoreExceptions().untilAsserted(() -> assertThat(
                            due(outbox).lanes().get(0).events())
                    .extracting(KeptEvent::body)
                    .containsExactly(bodyOf("b"), bodyOf("c")));
        } finally {
            server.close();
        }
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void append(Outbox outbox, String label) {
        await(outbox.append(List.of(entry(label, INBOX_KEY, CRM))));
    }

    private static DueLanes due(Outbox outbox) {
        return await(outbox.due(new DueQuery(CRM, Instant.now(), 10, 10, Set.of())));
    }
}
