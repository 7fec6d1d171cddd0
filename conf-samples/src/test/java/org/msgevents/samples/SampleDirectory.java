// SPDX-License-Identifier: Apache-2.0
package org.msgevents.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.server.core.configuration.Configuration.Basic;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.apache.james.server.core.configuration.FileConfigurationProvider;
import org.apache.james.server.core.filesystem.FileSystemImpl;
import org.apache.james.utils.PropertiesProvider;

/** A working directory of James' whose configuration is made of samples. */
record SampleDirectory(Path root) {
    static final Path MEMORY = Path.of("memory");
    static final Path SNIPPETS = Path.of("snippets");

    /** Copies all samples of a directory. */
    SampleDirectory withAll(Path samples, UnaryOperator<String> change) {
        files(samples).forEach(file -> with(file, file.getFileName().toString(), change));
        return this;
    }

    /** Copies one sample under the name that James knows. */
    SampleDirectory with(Path sample, String name) {
        return with(sample, name, UnaryOperator.identity());
    }

    SampleDirectory with(Path sample, String name, UnaryOperator<String> change) {
        try {
            Path conf = Files.createDirectories(root.resolve("conf"));
            Files.writeString(conf.resolve(name), change.apply(Files.readString(sample)));
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    HierarchicalConfiguration<ImmutableNode> xml(String component) throws ConfigurationException {
        return configurations().getConfiguration(component);
    }

    Configuration properties(String component) throws ConfigurationException, IOException {
        return new PropertiesProvider(files(), james().configurationPath()).getConfiguration(component);
    }

    ConfigurationProvider configurations() {
        return new FileConfigurationProvider(files(), james());
    }

    FileSystem files() {
        return new FileSystemImpl(james().directories());
    }

    private Basic james() {
        return org.apache.james.server.core.configuration.Configuration.builder()
                .workingDirectory(root.toFile())
                .build();
    }

    static List<Path> files(Path samples) {
        try (Stream<Path> files = Files.list(samples)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
