// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A James in a process of its own, with a heap of its own, to be killed. */
public final class ServerProcess implements AutoCloseable {
    /** Most of its short life such a server starts. */
    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djames.exit.on.startup.error=false",
            "-Djames.log=target/crash.log",
            "-Dderby.stream.error.file=target/derby.log",
            "-cp",
            System.getProperty("java.class.path"));

    private final Process process;
    private final Ports ports;

    private ServerProcess(Process process, Ports ports) {
        this.process = process;
        this.ports = ports;
    }

    /** With a heap that is enough for ordinary mail. */
    public static ServerProcess start(JamesDirectory directory, List<String> users) throws IOException {
        return start(directory, users, 256);
    }

    /**
     * Returns when the server is up and knows the users.
     *
     * @param heapMiB what the heap may grow to
     */
    public static ServerProcess start(JamesDirectory directory, List<String> users, int heapMiB) throws IOException {
        List<String> command = new ArrayList<>(JVM);
        command.add("-Xmx" + heapMiB + "m");
        command.add(SeparateServer.class.getName());
        command.add(directory.root().toString());
        command.addAll(users);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return new ServerProcess(process, Ports.parse(String.valueOf(output.readLine())));
    }

    public Ports ports() {
        return ports;
    }

    /** Kills it by SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Returns when it is dead. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
