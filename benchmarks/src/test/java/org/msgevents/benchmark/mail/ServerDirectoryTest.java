// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerDirectoryTest {
    private static final Path SAMPLES = Path.of("..", "conf-samples", "memory");
    private static final URI RECEIVER = URI.create("http://127.0.0.1:12345/events");
    private static final ServerDirectory.Subscribed SUBSCRIBED =
            new ServerDirectory.Subscribed("MessageNew quota", RECEIVER);

    private final Path root;
    private final Path jar;

    ServerDirectoryTest(@TempDir Path root) throws Exception {
        this.root = root;
        this.jar = Files.writeString(root.resolve("bundle.jar"), "the bundle");
    }

    @Test
    void createShouldLeaveNothingOfTheBundleWhenItIsOff() throws Exception {
        Path directory = create(Variant.OFF);

        assertThat(directory.resolve("extensions-jars")).isEmptyDirectory();
        assertThat(directory.resolve("conf/message-store-events.xml")).doesNotExist();
        assertThat(directory.resolve("conf")).isDirectoryNotContaining(ServerDirectoryTest::namesTheBundle);
    }

    @Test
    void createShouldDeliverByJamesOwnMailetWhenTheBundleIsOff() throws Exception {
        Path directory = create(Variant.OFF);

        assertThat(directory.resolve("conf/mailetcontainer.xml"))
                .content()
                .contains("<mailet match=\"All\" class=\"LocalDelivery\"/>");
    }

    @Test
    void createShouldConfigureDurabilityEventsAndReceiverWhenTheBundleIsOn() throws Exception {
        Path directory = create(Variant.OS);

        assertThat(directory.resolve("conf/message-store-events.xml"))
                .content()
                .contains(
                        "<durability>os</durability>",
                        "<url>" + RECEIVER + "</url>",
                        "<events>MessageNew quota</events>");
        assertThat(directory.resolve("extensions-jars/bundle.jar")).hasContent("the bundle");
    }

    @Test
    void createShouldLeaveThePortsToTheSystem() throws Exception {
        Path directory = create(Variant.DISK);

        assertThat(directory.resolve("conf/imapserver.xml")).content().contains("<bind>127.0.0.1:0</bind>");
        assertThat(directory.resolve("conf/webadmin.properties")).content().contains("port=0");
    }

    private Path create(Variant variant) throws Exception {
        Path directory = root.resolve("james");
        ServerDirectory.create(directory, new ServerDirectory.Source(SAMPLES, jar), variant, SUBSCRIBED);
        return directory;
    }

    private static boolean namesTheBundle(Path file) {
        try {
            return Files.readString(file).contains("org.msgevents");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
