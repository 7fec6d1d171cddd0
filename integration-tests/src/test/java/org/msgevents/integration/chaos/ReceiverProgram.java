// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver in a process of its own, started by {@link ReceiverProcess}. */
final class ReceiverProgram {
    private static final int BACKLOG = 100;

    private ReceiverProgram() {}

    /**
     * Prints its port, and receives until it is killed, or its standard input ends because the one who started it was.
     *
     * @param arguments the port, 0 for a free one; the journal; the seed of its behaviour
     */
    public static void main(String[] arguments) throws Exception {
        ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[0]), BACKLOG, InetAddress.getLoopbackAddress());
        Journal journal = Journal.open(Path.of(arguments[1]));
        Misbehaviour misbehaviour = new Misbehaviour(Long.parseLong(arguments[2]));
        ExecutorService threads = Executors.newCachedThreadPool();
        threads.execute(() -> {
            while (true) {
                try {
                    threads.execute(new Conversation(server.accept(), journal, misbehaviour));
                } catch (java.io.IOException noPort) {
                    throw new java.io.UncheckedIOException(noPort);
                }
            }
        });
        System.out.println(server.getLocalPort());
        System.in.transferTo(System.out);
        Runtime.getRuntime().halt(0);
    }
}
