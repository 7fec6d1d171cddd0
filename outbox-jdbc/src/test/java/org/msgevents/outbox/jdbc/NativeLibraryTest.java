// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @Test
    void openShouldTellWhatToDoWhenTheLibraryCannotBeLoaded(@TempDir Path directory) {
        try (ChildProcess process = opening(directory, "-Dorg.sqlite.tmpdir=/proc/nowhere")) {
            assertThat(String.join("\n", process.remainingLines()))
                    .contains("native library cannot be loaded", "noexec", "-Dorg.sqlite.tmpdir=");
        }
    }

    @Test
    void openShouldTellWhatToDoWhenThePlatformHasNoLibrary(@TempDir Path directory) {
        try (ChildProcess process = opening(directory, "-Dos.arch=abacus")) {
            assertThat(String.join("\n", process.remainingLines())).contains("native library cannot be loaded");
        }
    }

    @Test
    void openShouldNotNeedTheFolderForTemporaryFiles(@TempDir Path directory) {
        try (ChildProcess process = opening(directory, "-Djava.io.tmpdir=/proc/nowhere")) {
            assertThat(process.remainingLines()).containsExactly("opened");
        }
    }

    @Test
    void openShouldRemoveTheLibraryThatAKilledProcessLeft(@TempDir Path directory) throws IOException {
        try (ChildProcess killed = ChildProcess.start(
                AppendingProcess.class, List.of(), directory.toString(), Durability.OS.name(), "e")) {
            killed.line();
        }
        Path folder = directory.resolve("tmp");
        boolean left = !isEmpty(folder);

        SqliteOutbox.open(OutboxConfiguration.of(directory), Clock.systemUTC()).close();

        assertThat(left).isTrue();
        assertThat(isEmpty(folder)).isTrue();
    }

    @Test
    void openShouldLeaveTheSystemPropertiesAsTheyWere(@TempDir Path directory) {
        String names = System.getProperties().stringPropertyNames().toString();

        SqliteOutbox.open(OutboxConfiguration.of(directory), Clock.systemUTC()).close();

        assertThat(System.getProperties().stringPropertyNames()).hasToString(names);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static ChildProcess opening(Path directory, String jvmOption) {
        return ChildProcess.start(OpeningProcess.class, List.of(jvmOption), directory.toString());
    }
}
