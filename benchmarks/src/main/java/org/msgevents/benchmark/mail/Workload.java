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
            "Message-ID: <%s@example.com>",
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

    /**
     * Each way with each number of connections.
     *
     * @param protocols such as {@code APPEND,SMTP}
     * @param connections such as {@code 1,16}
     */
    static List<Workload> parse(String protocols, String connections) {
        return Stream.of(protocols.split(",", -1))
                .map(Protocol::valueOf)
                .flatMap(protocol -> Stream.of(connections.split(",", -1))
                        .map(count -> new Workload(protocol, Integer.parseInt(count))))
                .toList();
    }

    /** Of 10 KiB, with that Message-ID: threads are made by it. */
    static String message(String id) {
        return (String.format(HEADER, id) + LINE.repeat(OCTETS / LINE.length() + 1)).substring(0, OCTETS);
    }

    @Override
    public String toString() {
        return String.format("%-6s %2d", protocol, connections);
    }
}
