// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A file system of its own for one directory, small enough to be filled: a tmpfs that only those see who enter its
 * namespace, which takes no rights beyond those of any user.
 */
final class SmallDisk implements Fault, AutoCloseable {
    private static final String SIZE = "32m";
    private static final byte[] FILL = new byte[64 * 1024];
    private static final String FULL = "No space left on device";

    private final Process keeper;
    private final Path directory;

    private SmallDisk(Process keeper, Path directory) {
        this.keeper = keeper;
        this.directory = directory;
    }

    /** Lasts until it is closed, or the one who made it ends. */
    static SmallDisk mount(Path directory) throws IOException {
        Files.createDirectories(directory);
        Process keeper = new ProcessBuilder(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=" + SIZE + " tmpfs \"$0\" && echo mounted && exec cat",
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = keeper.inputReader(StandardCharsets.UTF_8);
        if (!"mounted".equals(output.readLine())) {
            throw new IOException("no tmpfs at " + directory + ": this machine lets its users make no namespaces"
                    + " (unshare --user --mount), without which there is no disk to fill");
        }
        return new SmallDisk(keeper, directory);
    }

    /** Becomes whatever command follows it, with this disk. */
    List<String> entering() {
        return List.of(
                "nsenter",
                "--target=" + keeper.pid(),
                "--user",
                "--mount",
                "--preserve-credentials",
                "--wd=" + Path.of("").toAbsolutePath());
    }

    /** Where the disk is seen from outside. */
    private Path seen() {
        return Path.of("/proc/" + keeper.pid() + "/root" + directory);
    }

    /** Copies the files whose names begin so to where they can be opened by their path. */
    void copy(String prefix, Path target) throws IOException {
        Files.createDirectories(target);
        try (var files = Files.newDirectoryStream(seen(), prefix + "*")) {
            for (Path file : files) {
                Files.copy(file, target.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Fills it to the last octet. */
    @Override
    public void strike() throws IOException {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            fill(filler);
        } catch (IOException failure) {
            if (!String.valueOf(failure.getMessage()).contains(FULL)) {
                throw failure;
            }
        }
    }

    private static void fill(OutputStream filler) throws IOException {
        while (true) {
            filler.write(FILL);
        }
    }

    @Override
    public void mend() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return seen().resolve("filler");
    }

    @Override
    public void close() {
        keeper.destroyForcibly().onExit().join();
    }

    @Override
    public String toString() {
        return "disk full";
    }
}
