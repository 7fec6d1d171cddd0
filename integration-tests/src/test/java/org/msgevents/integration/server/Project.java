// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.nio.file.Path;

/** Where the other modules have what an operator takes from them. */
public final class Project {
    /** Tests run in their module's directory. */
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Project() {}

    public static Path dropInJar() {
        return ROOT.resolve("james-extension/target/message-store-events.jar");
    }

    /** What stands beside the other one where the outbox is on PostgreSQL. */
    public static Path postgresJar() {
        return ROOT.resolve("james-extension/target/message-store-events-postgresql.jar");
    }

    static Path sampleConfiguration() {
        return ROOT.resolve("conf-samples/memory");
    }
}
