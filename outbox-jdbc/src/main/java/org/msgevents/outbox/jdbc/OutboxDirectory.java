// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;

import org.msgevents.outbox.OutboxException;

/** The directory of an outbox, while this outbox alone has it. */
final class OutboxDirectory implements AutoCloseable {
    private static final String DATABASE = "outbox.sqlite";

    private final Path database;
    private final OutboxLock lock;

    private OutboxDirectory(Path database, OutboxLock lock) {
        this.database = database;
        this.lock = lock;
    }

    /**
     * Creates what is missing, for the owner's eyes only: events tell who has mail from whom.
     *
     * @param patience how long to wait for an outbox of this process that is about to close
     */
    static OutboxDirectory open(Path path, Duration patience) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new OutboxException(
                    "outbox directory " + path + " is a file: name a directory, or one that is not there yet");
        }
        try {
            return create(path, patience);
        } catch (IOException failure) {
            throw new OutboxException(
                    "outbox directory " + path + " cannot be written (" + failure + "): let the user "
                            + System.getProperty("user.name") + " write there, or name another directory",
                    failure);
        }
    }

    private static OutboxDirectory create(Path path, Duration patience) throws IOException {
        Files.createDirectories(path, permissions(path, "rwx------"));
        OutboxLock lock = OutboxLock.acquire(path, patience);
        try {
            Path database = path.resolve(DATABASE);
            if (!Files.exists(database)) {
                Files.createFile(database, permissions(path, "rw-------"));
            }
            NativeLibrary.load(path);
            return new OutboxDirectory(database, lock);
        } catch (IOException | OutboxException failure) {
            lock.close();
            throw failure;
        }
    }

    Path database() {
        return database;
    }

    @Override
    public void close() {
        lock.close();
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return Stream.of(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))
                .filter(attribute ->
                        path.getFileSystem().supportedFileAttributeViews().contains("posix"))
                .toArray(FileAttribute<?>[]::new);
    }
}
