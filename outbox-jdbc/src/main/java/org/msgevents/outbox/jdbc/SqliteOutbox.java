// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.time.Clock;
import java.time.Duration;

import org.msgevents.outbox.Outbox;
import org.msgevents.outbox.OutboxException;

/** Opens the outbox of one process, an SQLite file. */
public final class SqliteOutbox {
    /** What an outbox of this process that is about to close is given to do so. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private SqliteOutbox() {}

    /**
     * Opens the outbox in that directory, or makes one. Blocks: for the disk, and up to 10 seconds for another outbox
     * of this process that is about to leave the same directory.
     *
     * @param clock tells when an event was accepted and how long a lane has been waiting
     * @throws OutboxException when the directory cannot be written or is another process's, or when what lies there
     *     is not an outbox, is damaged, or is newer than this program
     */
    public static Outbox open(OutboxConfiguration configuration, Clock clock) {
        OutboxDirectory directory = OutboxDirectory.open(configuration.directory(), PATIENCE);
        try {
            SqliteFile file = SqliteFile.open(directory, configuration.durability());
            Limits limits = configuration.limits();
            DiskFloor floor = DiskFloor.of(configuration.directory(), limits.minFreeDisk());
            Keeping keeping = new Keeping(configuration.retention(), limits, floor);
            return JdbcOutbox.open(file, connection -> OutboxTables.load(connection, clock, keeping));
        } catch (OutboxException failure) {
            directory.close();
            throw failure;
        }
    }
}
