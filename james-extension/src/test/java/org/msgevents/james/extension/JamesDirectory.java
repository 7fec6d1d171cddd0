// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.server.core.configuration.Configuration;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.apache.james.server.core.configuration.FileConfigurationProvider;
import org.apache.james.server.core.filesystem.FileSystemImpl;

/** A working directory as James has it, and what James makes of it. */
record JamesDirectory(Path root) {
    private Configuration.Basic configuration() {
        return Configuration.builder().workingDirectory(root.toFile()).build();
    }

    FileSystem files() {
        return new FileSystemImpl(configuration().directories());
    }

    ConfigurationProvider configurations() {
        return new FileConfigurationProvider(files(), configuration());
    }

    Path outbox() {
        return root.resolve("var").resolve("message-store-events");
    }

    JamesDirectory configure(String xml) {
        try {
            Files.createDirectories(root.resolve("conf"));
            Files.writeString(root.resolve("conf").resolve("message-store-events.xml"), xml);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
