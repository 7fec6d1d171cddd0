// SPDX-License-Identifier: Apache-2.0
package org.msgevents.benchmark.mail;

/** What comes in. */
final class SampleMessage {
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

    private SampleMessage() {}

    /** Of 10 KiB, with that Message-ID: threads are made by it. */
    static String text(String id) {
        return (String.format(HEADER, id) + LINE.repeat(OCTETS / LINE.length() + 1)).substring(0, OCTETS);
    }
}
