// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** The page of the docs that shows the table; {@code -Dmsgevents.regenerate=true} writes it anew. */
class OperationsPageTest {
    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final int MANY = 8;
    private static final String HEAD =
            """
            # What each operation is told as

            Made from the table that a test drives a real James 3.8.1 by, over the protocol named, with the packaged jar: the receiver of the webhook must be told these
            events, all of them, and nothing else. `mvn verify -pl integration-tests -am -Dtest=OperationsPageTest -Dsurefire.failIfNoSpecifiedTests=false
            -Dmsgevents.regenerate=true` writes this page anew.

            An event is written as its name, mailbox, UIDs, (flags), `from` its source, `by` its service, and its envelope. The user is alice, her mailboxes go without
            her name, and `imap` is the service where none is named; `by ?` means that no service is told. Where a row has two sessions at once, `session` tells which.
            The number behind an event says [which parameters it has](#parameters).

            | Operation | Told as |
            | --- | --- |
            """;
    private static final String PARAMETERS =
            """

            ## Parameters

            Each event has %s, the parameters that stand behind its number here, and no others. What the line above does not show of them, the test holds against what
            others say: IMAP before and after (UIDVALIDITY, UIDs, the literal of BODY[], FLAGS, MODSEQ, EMAILID, THREADID, GETACL), WebAdmin (ids of mailboxes), the client's
            own end of its connection, the clock.

            | | Parameters | Of |
            | --- | --- | --- |
            """;

    @Test
    void pageShouldShowTheTable() throws IOException {
        ParameterSets sets = new ParameterSets();
        String operations = EventTableTest.table().map(row -> line(row, sets)).collect(Collectors.joining("\n"));
        String always =
                ParameterNames.ALWAYS.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        String page = HEAD + operations + "\n" + PARAMETERS.formatted(always) + String.join("\n", sets.lines()) + "\n";

        if (Boolean.getBoolean("msgevents.regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    private static String line(Row row, ParameterSets sets) {
        List<String> events = row.then();
        return "| " + row.operation() + " | " + (events.isEmpty() ? "nothing" : shown(events, sets)) + " |";
    }

    /** The first and the last of many. */
    private static String shown(List<String> events, ParameterSets sets) {
        List<String> numbered = events.stream()
                .map(event -> "`" + event + "` <sup>" + sets.number(event) + "</sup>")
                .toList();
        List<String> shown =
                numbered.size() > MANY ? List.of(numbered.get(0), "...", numbered.get(numbered.size() - 1)) : numbered;
        return String.join("<br>", shown);
    }
}
