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
            her name, and `imap` is the service where none is named; `by ?` means that no service is told.

            | Operation | Told as |
            | --- | --- |
            """;

    @Test
    void pageShouldShowTheTable() throws IOException {
        String page =
                HEAD + EventTableTest.table().map(OperationsPageTest::line).collect(Collectors.joining("\n")) + "\n";

        if (Boolean.getBoolean("msgevents.regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    private static String line(Row row) {
        List<String> events = row.then();
        return "| " + row.operation() + " | " + (events.isEmpty() ? "nothing" : shown(events)) + " |";
    }

    /** The first and the last of many. */
    private static String shown(List<String> events) {
        List<String> shown =
                events.size() > MANY ? List.of(events.get(0), "...", events.get(events.size() - 1)) : events;
        return shown.stream().map(event -> "`" + event + "`").collect(Collectors.joining("<br>"));
    }
}
