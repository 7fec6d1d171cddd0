// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.msgevents.benchmark.HttpSink;

/** Answers every request at once, in a process of its own. */
final class QuickReceiver implements AutoCloseable {
    private final Process process;
    private final int port;

    private QuickReceiver(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static QuickReceiver start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QuickReceiver.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader told = process.inputReader(StandardCharsets.UTF_8);
        return new QuickReceiver(process, Integer.parseInt(told.readLine()));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/events");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Prints its port, and runs until it is killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (HttpSink sink = HttpSink.start(() -> true)) {
            System.out.println(sink.port());
            new CountDownLatch(1).await();
        }
    }
}
