// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to start a program of these tests in a process of its own, to be killed.
 *
 * @param before a command that becomes the program's process, such as one that enters a namespace; empty: none
 * @param options of the JVM, on top of those that every such program has
 * @param heapMiB what the heap may grow to
 */
public record Launch(Class<?> program, List<String> before, List<String> options, int heapMiB) {
    /** Most of its short life such a program starts. */
    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djames.exit.on.startup.error=false",
            "-Djames.log=target/crash.log",
            "-Dderby.stream.error.file=target/derby.log",
            "-cp",
            System.getProperty("java.class.path"));

    public Launch {
        before = List.copyOf(before);
        options = List.copyOf(options);
    }

    public static Launch of(Class<?> program, int heapMiB) {
        return new Launch(program, List.of(), List.of(), heapMiB);
    }

    public Launch after(List<String> command) {
        return new Launch(program, command, options, heapMiB);
    }

    public Launch with(String option) {
        return new Launch(
                program,
                before,
                Stream.concat(options.stream(), Stream.of(option)).toList(),
                heapMiB);
    }

    /** What it says on its standard error is said on ours. */
    public Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(JVM);
        command.addAll(options);
        command.add("-Xmx" + heapMiB + "m");
        command.add(program.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
