// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A way for mail to come in, over a number of connections, each for a user of its own. */
record Workload(Protocol protocol, int connections) {
    private static final int OCTETS = 10 * 1024;
    private static final String HEADER = String.join(
            "\r\n",
            "From: carol@example.com",
            "To: undisclosed-recipients:;",
            "Subject: Minutes of the meeting",
            "Message-ID: <minutes@example.com>",
            "Date: Mon, 23 Nov 2026 12:00:00 +0000",
            "",
            "");
    private static final String LINE = "What was said at noon is said again here, and once more after lunch.\r\n";

    /** How it comes in. */
    enum Protocol {
        APPEND,
        SMTP;

        MailSink open(Ports ports, String user) throws IOException {
            return this == APPEND ? ImapConnection.login(ports.imap(), user) : SmtpConnection.open(ports.smtp(), user);
        }
    }

    static List<Workload> all() {
        return Stream.of(Protocol.values())
                .flatMap(protocol -> Stream.of(1, 16).map(connections -> new Workload(protocol, connections)))
                .toList();
    }

    /** Of 10 KiB. */
    static String message() {
        return (HEADER + LINE.repeat(OCTETS / LINE.length() + 1)).substring(0, OCTETS);
    }

    @Override
    public String toString() {
        return String.format("%-6s %2d", protocol, connections);
    }
}
