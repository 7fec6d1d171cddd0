// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new directory that goes, with all that is in it, when closed. */
public record ScratchDirectory(Path path) implements AutoCloseable {
    /** Inside {@code parent}, which is made when missing. */
    public static ScratchDirectory in(Path parent) throws IOException {
        return new ScratchDirectory(Files.createTempDirectory(Files.createDirectories(parent), "scratch"));
    }

    @Override
    public void close() throws IOException {
        for (Path file : deepestFirst()) {
            Files.delete(file);
        }
    }

    private List<Path> deepestFirst() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
