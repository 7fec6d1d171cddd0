// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final JournalEntry FIRST = new JournalEntry("everything", "a", "{\"id\":\"ä\\n\"}", Verdict.TAKEN);
    private static final JournalEntry SECOND = new JournalEntry("flags", "b", "{}", Verdict.UNANSWERED);

    private Path directory;

    @BeforeEach
    void setUp(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readShouldGiveWhatWasAppendedInOrder() throws IOException {
        append(FIRST);
        append(SECOND);

        assertThat(Journal.read(file())).containsExactly(FIRST, SECOND);
    }

    @Test
    void readShouldLeaveOutWhatWasNotWrittenWhole() throws IOException {
        append(FIRST);
        tear();

        assertThat(Journal.read(file())).containsExactly(FIRST);
    }

    @Test
    void appendShouldNotGoOnInTheLineOfOneThatWasKilled() throws IOException {
        append(FIRST);
        tear();
        append(SECOND);

        assertThat(Journal.read(file())).containsExactly(FIRST, SECOND);
    }

    @Test
    void readShouldGiveNothingWhenThereIsNoJournalYet() throws IOException {
        assertThat(Journal.read(file())).isEmpty();
    }

    private void append(JournalEntry entry) throws IOException {
        try (Journal journal = Journal.open(file())) {
            journal.append(entry);
        }
    }

    private void tear() throws IOException {
        Files.writeString(file(), "{\"subscription\":\"eve", StandardOpenOption.APPEND);
    }

    private Path file() {
        return directory.resolve("journal");
    }
}
