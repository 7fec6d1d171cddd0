// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.List;

/**
 * The message transfer envelope of one final delivery (draft-ietf-lemonade-msgevent-03, section 5, envelope), with
 * ESMTP parameters.
 *
 * <p>A line that is none is an {@link IllegalArgumentException}, whose message does not repeat it: it holds an address.
 *
 * @param mailFrom such as {@code MAIL FROM:<alice@example.com> RET=HDRS}, without CRLF
 * @param rcptTo such as {@code RCPT TO:<bob@example.com> ORCPT=rfc822;bob@example.com}, at least one, in the order of
 *     the transaction, without CRLF
 */
public record SmtpEnvelope(String mailFrom, List<String> rcptTo) {
    private static final String CRLF = "\r\n";

    public SmtpEnvelope {
        rcptTo = List.copyOf(rcptTo);
        requireLine(mailFrom, "MAIL FROM:");
        require(!rcptTo.isEmpty(), "no line that starts with RCPT TO:");
        rcptTo.forEach(line -> requireLine(line, "RCPT TO:"));
    }

    /** Reads what {@link #toString()} wrote; anything else is an {@link IllegalArgumentException}. */
    public static SmtpEnvelope parse(String text) {
        require(text.endsWith(CRLF), "the last line does not end with CRLF");
        String[] lines = text.substring(0, text.length() - CRLF.length()).split(CRLF, -1);
        return new SmtpEnvelope(lines[0], List.of(lines).subList(1, lines.length));
    }

    private static void requireLine(String line, String command) {
        require(
                line.startsWith(command) && line.indexOf('\r') < 0 && line.indexOf('\n') < 0,
                "wanted one line that starts with " + command);
        Surrogates.requirePaired(line);
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException("SMTP envelope: " + fault);
        }
    }

    /** The wire form: each line with its CRLF. */
    @Override
    public String toString() {
        return mailFrom + CRLF + String.join(CRLF, rcptTo) + CRLF;
    }
}
