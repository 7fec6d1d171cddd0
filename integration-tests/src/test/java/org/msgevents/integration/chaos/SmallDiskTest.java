// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskTest {
    private Path directory;
    private SmallDisk disk;

    @BeforeEach
    void setUp(@TempDir Path directory) throws Exception {
        this.directory = directory;
        this.disk = SmallDisk.mount(directory.resolve("disk"));
    }

    @AfterEach
    void tearDown() {
        disk.close();
    }

    @Test
    void writingShouldFailForWantOfSpaceWhileItIsFull() throws Exception {
        assertThat(write("before")).isEmpty();
        disk.strike();
        assertThat(write("full")).contains("No space left on device");
        disk.mend();
        assertThat(write("after")).isEmpty();
    }

    @Test
    void copyShouldBringFilesToWhereTheyAreSeen() throws Exception {
        write("outbox");
        disk.copy("out", directory.resolve("copied"));

        assertThat(directory.resolve("copied/outbox")).hasContent("text");
        assertThat(Files.exists(directory.resolve("disk/outbox"))).isFalse();
    }

    /** Returns what goes wrong. */
    private String write(String name) throws Exception {
        List<String> command = new ArrayList<>(disk.entering());
        command.addAll(List.of(
                "sh",
                "-c",
                "echo text | dd status=none of=\"$0\"",
                directory.resolve("disk").resolve(name).toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
