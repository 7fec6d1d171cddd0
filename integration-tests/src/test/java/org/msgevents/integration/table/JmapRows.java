// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgevents.integration.table.Row.row;

import java.util.Map;
import java.util.stream.Stream;

import org.msgevents.integration.client.JmapClient;
import org.msgevents.integration.client.SampleMail;

/** E-mails that a JMAP client brings in (RFC 8621, sections 4.6 and 4.8). */
final class JmapRows {
    private JmapRows() {}

    static Stream<Row> all() {
        return Stream.of(
                row("JMAP Email/import")
                        .when(at -> at.jmap().importEmail(SampleMail.TEXT, mailboxes(at.jmap(), "Archive")))
                        .then("MessageAppend Archive 1 (\\Seen) by http"),
                row("JMAP Email/set create into two mailboxes, which James 3.8.1 refuses")
                        .when(at -> {
                            JmapClient jmap = at.jmap();
                            Map<String, ?> email =
                                    Map.of("mailboxIds", mailboxes(jmap, "Drafts", "Archive"), "subject", "Lunch?");
                            assertThatThrownBy(() -> jmap.create("Email", email))
                                    .hasMessageContaining("mailboxIds need to have size 1");
                        })
                        .thenNothing());
    }

    private static Map<String, ?> mailboxes(JmapClient jmap, String... names) throws Exception {
        Map<String, Boolean> ids = new java.util.HashMap<>();
        for (String name : names) {
            ids.put(jmap.mailbox(name), true);
        }
        return ids;
    }
}
