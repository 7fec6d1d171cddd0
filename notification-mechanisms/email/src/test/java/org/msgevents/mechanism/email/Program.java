// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the system, which reads mails as others do. */
final class Program {
    private Program() {}

    /** Whether a test that needs it is to run: where services are required, it runs and fails. */
    static boolean isToRun(String name) {
        return Boolean.parseBoolean(System.getenv("MSGEVENTS_REQUIRE_SERVICES"))
                || Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }

    /** What it prints; it must end well, and within a minute. */
    static String run(Path directory, String input, String... command) throws IOException, InterruptedException {
        Path in = Files.writeString(directory.resolve("in"), input);
        Path out = directory.resolve("out");
        Process process = new ProcessBuilder(Stream.of(command).toList())
                .directory(directory.toFile())
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean isOver = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly();
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        if (!isOver || process.exitValue() != 0) {
            throw new IOException(List.of(command) + " failed: " + printed);
        }
        return printed;
    }
}
