// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.msgevents.benchmark.Options;
import org.msgevents.benchmark.ScratchDirectory;

/** A large backlog in a small heap: how soon delivery begins again after a kill, how fast it drains, what it needs. */
public final class BacklogDrain {
    private static final String HEAP = "-Xmx256m";

    private BacklogDrain() {}

    /**
     * Fills an outbox in a process with a heap of 256 MiB, kills that process, and drains the outbox in another one;
     * in a third one events flow through an empty outbox. They print what they saw.
     *
     * @param arguments {@code --events} of 1 KiB, {@code --mailboxes} over which they are spread, and {@code --flow}:
     *     how many events are published and delivered with nothing waiting, to compare with
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, Map.of("events", "1000000", "mailboxes", "10000", "flow", "200000"));
        try (ScratchDirectory scratch = ScratchDirectory.in(options.directory())) {
            Path backlog = scratch.path().resolve("backlog");
            kill(start(BacklogProcess.FILL, backlog, options.text("events"), options));
            run(start(BacklogProcess.DRAIN, backlog, options.text("events"), options));
            Path empty = scratch.path().resolve("empty");
            run(start(BacklogProcess.FLOW, empty, options.text("flow"), options));
        }
    }

    private static void run(Process process) throws InterruptedException {
        process.inputReader(StandardCharsets.UTF_8).lines().forEach(System.out::println);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a process ended with " + process.exitValue());
        }
    }

    private static void kill(Process fill) throws IOException {
        BufferedReader told = fill.inputReader(StandardCharsets.UTF_8);
        if (!BacklogProcess.FILLED.equals(told.readLine())) {
            throw new IllegalStateException("the process that fills did not");
        }
        fill.destroyForcibly().onExit().join();
    }

    private static Process start(String what, Path directory, String events, Options options) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BacklogProcess.class.getName(),
                        what,
                        directory.toString(),
                        events,
                        options.text("mailboxes"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
