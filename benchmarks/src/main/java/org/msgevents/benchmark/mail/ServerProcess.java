// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running {@link MailServer}. */
final class ServerProcess implements AutoCloseable {
    /** Nothing that the drop-in jar brings may be on it. */
    private static final String CLASS_PATH = "benchmark.james.class-path";

    private static final String SECRET_VARIABLE = "MESSAGE_STORE_EVENTS_SECRET";
    private static final String SECRET = "whsec_bWVzc2FnZS1zdG9yZS1ldmVudHMtYmVuY2htYXJr";

    private final Process process;
    private final Ports ports;

    private ServerProcess(Process process, Ports ports) {
        this.process = process;
        this.ports = ports;
    }

    /** Returns when the server is up and knows the users. What it logs is in {@code james.log} in its directory. */
    static ServerProcess start(Path directory, Mailboxes mailboxes, List<String> users) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g",
                "-Xmx1g",
                "-Djames.exit.on.startup.error=false",
                "-cp",
                System.getProperty(CLASS_PATH),
                MailServer.class.getName(),
                directory.toString(),
                mailboxes.word()));
        command.addAll(users);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(directory.resolve("james.log").toFile());
        builder.environment().put(SECRET_VARIABLE, SECRET);
        Process process = builder.start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IOException("the server did not start; see " + directory.resolve("james.log"));
        }
        return new ServerProcess(process, Ports.parse(line));
    }

    Ports ports() {
        return ports;
    }

    /** The processor time that it took so far, in nanoseconds; the system tells it in steps of about 10 ms. */
    long processorNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
