// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.msgevents.testkit.OutboxUnderTest.await;

import java.time.Clock;
import java.util.Optional;

import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.SubscriptionCounters;

/** One of the nodes that share an outbox. */
record PostgresNode(Outbox outbox, UnpluggableDatabase database) {
    static PostgresNode open(PostgresConfiguration configuration, Clock clock) {
        return open(configuration, clock, Limits.STANDARD);
    }

    static PostgresNode open(PostgresConfiguration configuration, Clock clock, Limits limits) {
        Keeping keeping = Keeping.elsewhere(Retention.STANDARD, limits);
        Tenure tenure = new Tenure();
        UnpluggableDatabase database =
                new UnpluggableDatabase(new PostgresServer(configuration, Durability.DISK, tenure));
        Outbox outbox = PostgresOutbox.open(
                database,
                tenure,
                connection -> OutboxTables.share(connection, clock, keeping, new SharedLanes(connection, tenure)));
        return new PostgresNode(outbox, database);
    }

    /** Those of one subscription, which must be known. */
    SubscriptionCounters counters(String subscription) {
        return Optional.ofNullable(await(outbox.counters()).get(subscription)).orElseThrow();
    }

    /** It says no word any more. */
    void kill() {
        try {
            database.unplug();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
