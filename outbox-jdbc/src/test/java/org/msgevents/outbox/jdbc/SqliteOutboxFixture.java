// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.msgevents.testkit.EventFixture.NOON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.outbox.Outbox;
import org.msgevents.testkit.MutableClock;
import org.msgevents.testkit.OutboxUnderTest;

/** An outbox in a directory that is gone after the test. */
abstract class SqliteOutboxFixture implements OutboxUnderTest {
    static final Duration REPEAT_WINDOW = Duration.ofHours(1);

    private final MutableClock clock = MutableClock.startingAt(NOON);
    private Path place;
    private Path directory;
    private Outbox outbox;

    @BeforeEach
    void open(@TempDir Path temporary) {
        place = temporary;
        directory = temporary.resolve("outbox");
        outbox = open(new OutboxConfiguration(directory, Durability.DISK, Retention.STANDARD));
    }

    @AfterEach
    void close() throws Exception {
        outbox.close();
    }

    Outbox open(OutboxConfiguration configuration) {
        return SqliteOutbox.open(configuration, clock);
    }

    Path directory() {
        return directory;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public MutableClock clock() {
        return clock;
    }

    @Override
    public void reopen() {
        outbox.close();
        outbox = open(new OutboxConfiguration(directory, Durability.DISK, Retention.STANDARD));
    }

    @Override
    public void crash() {
        directory = copyOf(directory);
        reopen();
    }

    /** What a killed process leaves: the files as they are, nothing brought to its end. */
    private Path copyOf(Path source) {
        Path copy = place.resolve("left");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source, "outbox.sqlite*")) {
            Files.createDirectory(copy);
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
