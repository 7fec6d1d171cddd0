// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;

/** Mails as James' spooler hands them to a mailet. */
final class Mails {
    static final String ALICE = "alice@example.com";
    static final String BOB = "bob@example.org";
    static final String CAROL = "carol@example.org";

    private Mails() {}

    static FakeMail to(String... recipients) throws Exception {
        return from(ALICE, recipients).build();
    }

    static FakeMail.Builder from(String sender, String... recipients) throws Exception {
        return unsent(recipients).sender(sender);
    }

    /** A mail without sender, as a delivery report is. */
    static FakeMail.Builder unsent(String... recipients) throws Exception {
        return FakeMail.builder()
                .name("mail-1")
                .state(Mail.TRANSPORT)
                .recipients(recipients)
                .mimeMessage(MimeMessageBuilder.mimeMessageBuilder()
                        .setSubject("hello")
                        .addHeader("Date", "Mon, 23 Nov 2026 12:00:00 +0000")
                        .addHeader("Message-ID", "<1@example.com>")
                        .setText("world"));
    }
}
