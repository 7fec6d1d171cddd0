// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.extension;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.james.filesystem.api.FileSystem;

/** Finds the directories that URLs of James' file system name, such as {@code file://var/message-store-events}. */
record Directories(FileSystem files) implements Function<String, Path> {
    /** The directory, which may not exist yet; {@link IllegalArgumentException} for what names none. */
    @Override
    public Path apply(String url) {
        if (!url.startsWith(FileSystem.FILE_PROTOCOL)) {
            throw new IllegalArgumentException("not a URL of James' file system");
        }
        try {
            return files.getFile(url).toPath().toAbsolutePath().normalize();
        } catch (FileNotFoundException nowhere) {
            throw new IllegalArgumentException(nowhere);
        }
    }

    /** Whether James may write there, or make it if it is not there. */
    static boolean isWritable(Path directory) {
        return Stream.iterate(directory, Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .filter(Files::isDirectory)
                .filter(Files::isWritable)
                .isPresent();
    }
}
