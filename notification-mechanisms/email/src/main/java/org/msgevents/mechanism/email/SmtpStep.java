// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

/** What a reply of the server is to. */
enum SmtpStep {
    GREETING("the connection"),
    EHLO("EHLO"),
    STARTTLS("STARTTLS"),
    AUTH("AUTH"),
    MAIL("MAIL FROM"),
    RCPT("RCPT TO"),
    DATA("DATA"),
    /** Of the mail, after its last line. */
    CONTENT("the mail");

    private final String words;

    SmtpStep(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
