// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Keeps what a receiver got in a file, a line each, through the death of the receiver. Thread-safe. */
final class Journal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte LINE_END = '\n';

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Goes on where the one before ended; what that one had not written whole was never answered, and is cut off. */
    static Journal open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(wholeLines(Files.readAllBytes(path)));
        file.position(file.size());
        return new Journal(file);
    }

    /** Returns when the entry is on disk. */
    synchronized void append(JournalEntry entry) throws IOException {
        byte[] line = JSON.writeValueAsBytes(entry);
        ByteBuffer bytes =
                ByteBuffer.allocate(line.length + 1).put(line).put(LINE_END).flip();
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }

    /** What was written whole until now, in the order in which it came. */
    static List<JournalEntry> read(Path path) throws IOException {
        if (Files.notExists(path)) {
            return List.of();
        }
        byte[] bytes = Files.readAllBytes(path);
        String text = new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8);
        List<JournalEntry> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            entries.add(JSON.readValue(line, JournalEntry.class));
        }
        return entries;
    }

    private static int wholeLines(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != LINE_END) {
            length--;
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
