// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.msgevents.integration.server.Launch;

/** A receiver that can be killed; the next one listens on the same port and goes on with the journal. */
final class ReceiverProcess implements Fault, AutoCloseable {
    private static final int HEAP_MIB = 64;

    private final Path journal;
    private long seed;
    private int port;
    private Process process;

    private ReceiverProcess(Path journal, long seed) throws IOException {
        this.journal = journal;
        this.seed = seed;
        this.process = launch();
    }

    static ReceiverProcess start(Path journal, long seed) throws IOException {
        return new ReceiverProcess(journal, seed);
    }

    private Process launch() throws IOException {
        Process launched = Launch.of(ReceiverProgram.class, HEAP_MIB)
                .start(List.of(Integer.toString(port), journal.toString(), Long.toString(seed++)));
        BufferedReader output = launched.inputReader(StandardCharsets.UTF_8);
        port = Integer.parseInt(String.valueOf(output.readLine()));
        return launched;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    List<JournalEntry> received() throws IOException {
        return Journal.read(journal);
    }

    /** Of the journal, in octets. */
    long size() throws IOException {
        return Files.exists(journal) ? Files.size(journal) : 0;
    }

    @Override
    public void strike() {
        close();
    }

    @Override
    public void mend() throws IOException {
        process = launch();
    }

    /** Returns when it is dead. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public String toString() {
        return "receiver killed";
    }
}
