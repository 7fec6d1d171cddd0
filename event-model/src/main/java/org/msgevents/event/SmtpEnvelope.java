// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.List;

/**
 * The message transfer envelope of one final delivery (draft-ietf-lemonade-msgevent-03, section 5, envelope), with
 * ESMTP parameters.
 *
 * @param mailFrom such as {@code MAIL FROM:<alice@example.com> RET=HDRS}, without CRLF
 * @param rcptTo such as {@code RCPT TO:<bob@example.com> ORCPT=rfc822;bob@example.com}, at least one, without CRLF
 */
public record SmtpEnvelope(String mailFrom, List<String> rcptTo) {
    private static final String CRLF = "\r\n";

    public SmtpEnvelope {
        rcptTo = List.copyOf(rcptTo);
        require(mailFrom, "MAIL FROM:");
        if (rcptTo.isEmpty()) {
            throw new IllegalArgumentException("an SMTP envelope needs a RCPT TO");
        }
        rcptTo.forEach(line -> require(line, "RCPT TO:"));
    }

    /** Reads what {@link #toString()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static SmtpEnvelope parse(String text) {
        List<String> lines = List.of(text.split(CRLF, 0));
        return new SmtpEnvelope(lines.get(0), lines.subList(1, lines.size()));
    }

    private static void require(String line, String command) {
        if (!line.startsWith(command) || line.contains("\r") || line.contains("\n")) {
            throw new IllegalArgumentException(
                    "SMTP envelope line '" + line + "': wanted one line that starts with " + command);
        }
    }

    /** The wire form: each line with its CRLF. */
    @Override
    public String toString() {
        return mailFrom + CRLF + String.join(CRLF, rcptTo) + CRLF;
    }
}
