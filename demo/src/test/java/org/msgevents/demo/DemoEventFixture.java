// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.io.IOException;

/** Bodies of webhooks, as short as they may be. */
final class DemoEventFixture {
    static final String MESSAGE_NEW =
            """
            {"specversion": "1.0", "partitionkey": "7", "sequence": "00000000000000000012", "data": {
              "event": "MessageNew",
              "uri": "imap://alice%40localhost@localhost/INBOX;UIDVALIDITY=5/;UID=3",
              "mailboxID": "imap://alice%40localhost@localhost/INBOX;UIDVALIDITY=5",
              "uidset": "3", "messageSize": 54, "service": "smtp", "modseq": 9,
              "envelope": "MAIL FROM:<bob@localhost>\\r\\nRCPT TO:<alice@localhost>\\r\\n"}}""";

    private DemoEventFixture() {}

    static DemoEvent event(String name, String key, int sequence) throws IOException {
        return DemoEvent.parse(
                """
                {"partitionkey": "%s", "sequence": "%020d",
                 "data": {"event": "%s", "mailboxID": "imap://alice@localhost/%s"}}"""
                        .formatted(key, sequence, name, key));
    }
}
