// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.james.filesystem.api.FileSystem;

/** Finds the directory that a URL of James' file system names, such as {@code file://var/message-store-events}. */
record WritableDirectories(FileSystem files) implements Function<String, Path> {
    /** The directory, which may not exist yet; {@link IllegalArgumentException} for what James could not write to. */
    @Override
    public Path apply(String url) {
        Path directory = locate(url);
        if (!existing(directory)
                .filter(Files::isDirectory)
                .filter(Files::isWritable)
                .isPresent()) {
            throw new IllegalArgumentException("not a directory that can be written to");
        }
        return directory;
    }

    /** The directory, whatever is there. */
    Path locate(String url) {
        if (!url.startsWith(FileSystem.FILE_PROTOCOL)) {
            throw new IllegalArgumentException("not a URL of James' file system");
        }
        try {
            return files.getFile(url).toPath().toAbsolutePath().normalize();
        } catch (FileNotFoundException nowhere) {
            throw new IllegalArgumentException(nowhere);
        }
    }

    /** The path itself or the nearest of its parents that is there. */
    private static Optional<Path> existing(Path path) {
        return Stream.iterate(path, Path::getParent)
                .takeWhile(each -> each != null)
                .filter(Files::exists)
                .findFirst();
    }
}
