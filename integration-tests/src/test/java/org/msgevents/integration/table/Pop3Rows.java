// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import static org.msgevents.integration.table.Row.row;

import java.util.stream.Stream;

import org.msgevents.integration.client.Pop3Client;

/** Messages that a POP3 client marks, and that are not removed after all (RFC 1939, sections 5 and 6). */
final class Pop3Rows {
    private Pop3Rows() {}

    static Stream<Row> all() {
        return Stream.of(
                row("POP3 DELE, RSET and QUIT")
                        .given(at -> at.append("INBOX", 2))
                        .when(at -> {
                            try (Pop3Client pop3 = at.pop3()) {
                                pop3.command("DELE 1");
                                pop3.command("RSET");
                                pop3.command("QUIT");
                            }
                        })
                        .thenNothing(),
                row("POP3 DELE, and RSET before DELE of another and QUIT")
                        .given(at -> at.append("INBOX", 2))
                        .when(at -> {
                            try (Pop3Client pop3 = at.pop3()) {
                                pop3.command("DELE 1");
                                pop3.command("RSET");
                                pop3.command("DELE 2");
                                pop3.command("QUIT");
                            }
                        })
                        .then("MessageExpunge INBOX 2 by pop"),
                row("POP3 DELE, and a connection that breaks, before DELE of another in the next and QUIT")
                        .given(at -> at.append("INBOX", 2))
                        .when(at -> {
                            try (Pop3Client broken = at.pop3()) {
                                broken.command("DELE 1");
                            }
                            try (Pop3Client next = at.pop3()) {
                                next.command("DELE 2");
                                next.command("QUIT");
                            }
                        })
                        .then("MessageExpunge INBOX 2 by pop"));
    }
}
