// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {
    private static final Path SAMPLES = Path.of("..", "conf-samples", "memory");
    private static final URI RECEIVER = URI.create("http://127.0.0.1:12345/events");

    @Test
    void createShouldTellTheBundleWhereTheReceiverIs(@TempDir Path root) throws Exception {
        Path directory = create(root);

        assertThat(directory.resolve("conf/message-store-events.xml"))
                .content()
                .contains("<url>" + RECEIVER + "</url>");
        assertThat(directory.resolve("extensions-jars/bundle.jar")).hasContent("the bundle");
    }

    @Test
    void createShouldLeaveEveryPortToTheSystem(@TempDir Path root) throws Exception {
        Path directory = create(root);

        for (String server : List.of("imapserver", "pop3server", "smtpserver", "lmtpserver")) {
            assertThat(directory.resolve("conf/" + server + ".xml"))
                    .content()
                    .contains("<bind>127.0.0.1:0</bind>")
                    .doesNotContainPattern("127\\.0\\.0\\.1:[1-9]");
        }
        assertThat(directory.resolve("conf/webadmin.properties")).content().contains("port=0");
    }

    private static Path create(Path root) throws Exception {
        Path directory = root.resolve("james");
        Path jar = Files.writeString(root.resolve("bundle.jar"), "the bundle");
        DemoDirectory.create(directory, SAMPLES, jar, RECEIVER);
        return directory;
    }
}
