// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A James in a process of its own, with a heap of its own, to be killed. */
public final class ServerProcess implements AutoCloseable {
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
        return start(Launch.of(SeparateServer.class, heapMiB), directory, users);
    }

    /** The same, in whatever way. */
    public static ServerProcess start(Launch launch, JamesDirectory directory, List<String> users) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(directory.root().toString());
        arguments.addAll(users);
        Process process = launch.start(arguments);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Optional<String> ports = Optional.ofNullable(output.readLine());
        if (ports.isEmpty()) {
            process.destroyForcibly();
            throw new IllegalStateException("no server in " + directory.root() + ": what it said stands above");
        }
        return new ServerProcess(process, Ports.parse(ports.orElseThrow()));
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
