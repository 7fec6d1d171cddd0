// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.msgevents.integration.receiver.DropInJar;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.Launch;

/** Where an outbox is, and what can go wrong with it: while it is wrong nothing can be kept. */
interface Store extends AutoCloseable {
    Fault fault();

    /** With what James needs to reach it. */
    Launch prepare(Launch james, JamesDirectory directory) throws IOException;

    /** While no James runs. */
    List<Counters> counters(Path scratch) throws IOException, SQLException;

    @Override
    void close() throws IOException;

    /** SQLite on a disk of its own. */
    record File(SmallDisk disk) implements Store {
        static File create(JamesDirectory directory) throws IOException {
            return new File(SmallDisk.mount(directory.outbox()));
        }

        @Override
        public Fault fault() {
            return disk;
        }

        @Override
        public Launch prepare(Launch james, JamesDirectory directory) {
            return james.after(disk.entering());
        }

        @Override
        public List<Counters> counters(Path scratch) throws IOException, SQLException {
            disk.copy("outbox.sqlite", scratch);
            try (Connection outbox = DropInJar.sqlite(scratch.resolve("outbox.sqlite"))) {
                return Counters.read(outbox);
            }
        }

        @Override
        public void close() {
            disk.close();
        }
    }

    /** A PostgreSQL server. */
    record Server(PostgresProcess postgres) implements Store {
        @Override
        public Fault fault() {
            return postgres;
        }

        @Override
        public Launch prepare(Launch james, JamesDirectory directory) throws IOException {
            directory.withOutboxOnPostgres(postgres.port());
            return james;
        }

        @Override
        public List<Counters> counters(Path scratch) throws SQLException {
            try (Connection outbox = postgres.connect();
                    Statement statement = outbox.createStatement()) {
                statement.execute("SET search_path TO message_store_events");
                return Counters.read(outbox);
            }
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}
