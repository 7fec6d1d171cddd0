// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;

@Tag("integration")
class BadConfigurationTest {
    @Test
    void startShouldFailWithAllFaultsAtOnce(@TempDir Path root) throws Exception {
        JamesDirectory directory =
                JamesDirectory.create(root).configure("many-faults", URI.create("ftp://files.example.com/"));

        assertThatThrownBy(() -> EmbeddedJames.start(directory))
                .hasStackTraceContaining("has 8 fault(s)")
                .hasStackTraceContaining("messageStoreEvents/serverName: is not known")
                .hasStackTraceContaining("messageStoreEvents/outbox/durability: 'paper'")
                .hasStackTraceContaining("messageStoreEvents/subscription[crm]/events: 'MessageNews'")
                .hasStackTraceContaining("messageStoreEvents/subscription[crm]/retry: 'soon'")
                .hasStackTraceContaining("messageStoreEvents/subscription[crm]/webhook/url: 'ftp://files.example.com/'")
                .hasStackTraceContaining("messageStoreEvents/subscription[crm]/webhook/secret: is missing")
                .hasStackTraceContaining("messageStoreEvents/subscription[crm]: stands more than once")
                .hasStackTraceContaining("messageStoreEvents/subscription[crm]: has 0 mechanisms");
    }

    @Test
    void startShouldFailWhenTheSecretOfTheSampleIsNotSet(@TempDir Path root) throws Exception {
        JamesDirectory directory = JamesDirectory.create(root);

        assertThatThrownBy(() -> EmbeddedJames.start(directory))
                .hasStackTraceContaining("${env:MESSAGE_STORE_EVENTS_SECRET} has no value");
    }

    @Test
    void startShouldFailWhenTheDriverOfPostgresIsNotThere(@TempDir Path root) throws Exception {
        JamesDirectory directory = JamesDirectory.create(root)
                .configure("<outbox><postgresql><url>jdbc:postgresql://localhost:5432/james</url><user>events</user>"
                        + "<password>secret</password></postgresql></outbox>");

        assertThatThrownBy(() -> EmbeddedJames.start(directory))
                .hasStackTraceContaining("has 1 fault(s)")
                .hasStackTraceContaining("messageStoreEvents/outbox/postgresql: lacks the driver of PostgreSQL")
                .hasStackTraceContaining("message-store-events-postgresql.jar");
    }
}
