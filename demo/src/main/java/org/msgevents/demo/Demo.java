// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The demo, as {@code demo/run} starts it. */
public final class Demo {
    private static final String SECRET = "MESSAGE_STORE_EVENTS_SECRET";
    private static final String PALETTE = "demo.palette";
    private static final String SAMPLES = "conf-samples/memory";
    private static final String JAR = "james-extension/target/message-store-events.jar";
    private static final String ONCE = "--once";

    private Demo() {}

    /**
     * Plays the script. With {@code --once} it ends then, with 0 when all expected events came in order and 1 when not;
     * else it stays up.
     *
     * @param arguments the project's directory, and maybe {@code --once}
     */
    public static void main(String[] arguments) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler(Demo::fail);
        Path project = Path.of(arguments[0]);
        Screen screen = new Screen(System.out, Palette.of(System.getProperty(PALETTE, "plain")));
        BlockingQueue<DemoEvent> arriving = new LinkedBlockingQueue<>();
        screen.line("Starting James ...");
        try (DemoReceiver receiver = DemoReceiver.start(System.getenv(SECRET), arriving);
                DemoServer server = DemoServer.start(directory(project, receiver))) {
            Performance performance = new Performance(arriving, screen);
            Verdict verdict = play(performance, server);
            screen.verdict(verdict);
            if (List.of(arguments).contains(ONCE)) {
                System.exit(verdict.isGood() ? 0 : 1);
            }
            screen.connections(server, receiver.url());
            performance.goOn();
        }
    }

    private static Path directory(Path project, DemoReceiver receiver) throws Exception {
        Path directory = Files.createTempDirectory(project.resolve("demo/target"), "james-");
        DemoDirectory.create(directory, project.resolve(SAMPLES), project.resolve(JAR), receiver.url());
        return directory;
    }

    private static Verdict play(Performance performance, DemoServer server) throws Exception {
        try (Script script = Script.of(server)) {
            return performance.play(script.steps());
        }
    }

    /** Ends the process in spite of the threads that James keeps. */
    private static void fail(Thread thread, Throwable failure) {
        failure.printStackTrace();
        System.exit(1);
    }
}
