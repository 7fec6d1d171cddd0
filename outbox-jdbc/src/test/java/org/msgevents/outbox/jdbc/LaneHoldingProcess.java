// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.msgevents.testkit.EventFixture.CRM;
import static org.msgevents.testkit.EventFixture.INBOX_KEY;
import static org.msgevents.testkit.EventFixture.entry;
import static org.msgevents.testkit.OutboxUnderTest.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.msgevents.outbox.DueQuery;
import org.msgevents.outbox.Outbox;

/** Appends an event, takes its lane, says so, and keeps it as long as it lives. */
final class LaneHoldingProcess {
    private LaneHoldingProcess() {}

    /** Takes the server's port and the schema. */
    public static void main(String... arguments) throws IOException {
        Outbox outbox = PostgresOutbox.open(
                PostgresFixture.outbox(PostgresFixture.configuration(Integer.parseInt(arguments[0]), arguments[1])),
                Clock.systemUTC());
        await(outbox.append(List.of(entry("a", INBOX_KEY, CRM))));
        int lanes = await(outbox.due(new DueQuery(CRM, Instant.now(), 1, 1, Set.of())))
                .lanes()
                .size();
        System.out.println(lanes);
        System.in.read();
    }
}
