// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTest {
    private Path root;
    private Directories directories;

    @BeforeEach
    void setUp(@TempDir Path directory) {
        root = directory;
        directories = new Directories(new JamesDirectory(root).files());
    }

    @Test
    void applyShouldFindWhatLiesInVar() {
        assertThat(directories.apply("file://var/message-store-events"))
                .isEqualTo(root.resolve("var").resolve("message-store-events"));
    }

    @Test
    void applyShouldFindAnAbsolutePath() {
        assertThat(directories.apply("file://" + root.resolve("here"))).isEqualTo(root.resolve("here"));
    }

    @Test
    void applyShouldCreateNothing() {
        directories.apply("file://var/message-store-events");

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void applyShouldRefuseWhatIsNoFileUrl() {
        assertThatThrownBy(() -> directories.apply("/var/lib/james")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> directories.apply("classpath:events")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void directoryShouldBeWritableWhenItCanBeMade() {
        assertThat(Directories.isWritable(root)).isTrue();
        assertThat(Directories.isWritable(root.resolve("a").resolve("b"))).isTrue();
    }

    @Test
    void directoryShouldNotBeWritableWhenItIsAFile() throws Exception {
        assertThat(Directories.isWritable(Files.createFile(root.resolve("file"))))
                .isFalse();
    }

    @Test
    void directoryShouldNotBeWritableWhenItLiesBelowAFile() throws Exception {
        Path file = Files.createFile(root.resolve("file"));

        assertThat(Directories.isWritable(file.resolve("directory"))).isFalse();
    }
}
