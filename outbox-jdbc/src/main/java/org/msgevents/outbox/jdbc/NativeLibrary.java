// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import org.msgevents.outbox.OutboxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite itself. Its driver unpacks it into the folder for temporary files, where many servers allow no program code;
 * so it gets one beside the outbox, unless the operator named one.
 */
final class NativeLibrary {
    private static final Logger LOGGER = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String FOLDER_PROPERTY = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /** @param directory the outbox's, locked by this process */
    static void load(Path directory) throws IOException {
        if (System.getProperty(FOLDER_PROPERTY) != null) {
            load("the folder that -D" + FOLDER_PROPERTY + " names");
            return;
        }
        Path folder = Files.createDirectories(directory.resolve("tmp"));
        removeLeftovers(folder);
        System.setProperty(FOLDER_PROPERTY, folder.toString());
        try {
            load(folder.toString());
        } finally {
            System.clearProperty(FOLDER_PROPERTY);
        }
    }

    private static void load(String folder) {
        SQLiteDataSource memory = new SQLiteDataSource();
        memory.setUrl("jdbc:sqlite::memory:");
        try {
            memory.getConnection().close();
        } catch (SQLException failure) {
            throw new OutboxException(
                    "SQLite's native library cannot be loaded from " + folder
                            + ": allow program code there (no noexec mount), or name another folder with -D"
                            + FOLDER_PROPERTY
                            + "=...; known platforms are Linux, macOS and Windows",
                    failure);
        }
    }

    /** A killed process leaves its copy behind. */
    private static void removeLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path file : files) {
                remove(file);
            }
        }
    }

    private static void remove(Path file) throws IOException {
        try {
            Files.deleteIfExists(file);
        } catch (AccessDeniedException inUse) {
            LOGGER.debug("{} is in use by this process", file, inUse);
        }
    }
}
