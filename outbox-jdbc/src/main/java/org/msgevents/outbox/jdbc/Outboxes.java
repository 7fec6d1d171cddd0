// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;

import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxException;

/** Opens the outbox that the configuration names. */
public final class Outboxes {
    private Outboxes() {}

    /**
     * Opens it, or makes one, and its directory in any case. Blocks.
     *
     * @throws OutboxException as {@link SqliteOutbox#open} and {@link PostgresOutbox#open} do
     */
    public static Outbox open(OutboxConfiguration configuration, Clock clock) {
        if (configuration.postgresql().isEmpty()) {
            return SqliteOutbox.open(configuration, clock);
        }
        try {
            Files.createDirectories(configuration.directory());
        } catch (IOException failure) {
            throw new OutboxException(
                    "directory " + configuration.directory() + " cannot be made: " + failure, failure);
        }
        return PostgresOutbox.open(configuration, clock);
    }
}
