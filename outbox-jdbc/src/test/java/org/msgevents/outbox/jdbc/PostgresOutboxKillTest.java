// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.bodyOf;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.KeptEvent;
import org.msgevents.outbox.Lane;

class PostgresOutboxKillTest {
    private static final Duration TAKE_OVER = Duration.ofSeconds(10);

    private final PostgresConfiguration configuration = PostgresFixture.freshSchema();

    @Test
    void lanesOfAKilledProcessShouldBeTakenOverWithinTenSeconds() {
        PostgresNode other = PostgresNode.open(configuration, Clock.systemUTC());
        try (ChildProcess process = ChildProcess.start(
                LaneHoldingProcess.class,
                List.of(),
                Integer.toString(PostgresFixture.port()),
                configuration.schema())) {
            assertThat(process.line()).contains("1");
            assertThat(due(other)).isEmpty();

            process.kill();

            Awaitility.await().atMost(TAKE_OVER).untilAsserted(() -> assertThat(due(other))
                    .flatExtracting(Lane::events)
                    .extracting(KeptEvent::body)
                    .containsExactly(bodyOf("a")));
        } finally {
            other.outbox().close();
        }
    }

    private static List<Lane> due(PostgresNode node) {
        return await(node.outbox().due(new DueQuery(CRM, Instant.now(), 10, 10, Set.of())))
                .lanes();
    }
}
