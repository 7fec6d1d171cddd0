// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.james.core.MailAddress;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.mailet.Mail;
import org.msgevents.event.SmtpEnvelope;

/** Writes the SMTP commands of one mail's final deliveries: as recorded, else with the parameters that James keeps. */
final class EnvelopeReader {
    private final Mail mail;
    private final KeptParameters kept;
    private final Optional<RecordedEnvelope> recorded;
    private final Optional<RecordedRecipients> recipients;

    EnvelopeReader(Mail mail, RecipientRewriteTable rewrites) {
        this.mail = mail;
        this.kept = new KeptParameters(mail);
        this.recorded = RecordedEnvelope.of(mail);
        this.recipients = recorded.map(envelope -> new RecordedRecipients(envelope, rewrites));
    }

    /** Empty when an address, which may be quoted and so hold anything, would break out of its line. */
    Optional<SmtpEnvelope> envelope(MailAddress recipient) {
        String mailFrom = line(
                "MAIL FROM:<" + mail.getMaybeSender().asString("") + ">",
                recorded.map(RecordedEnvelope::mailParameters).orElseGet(kept::ofMail));
        String rcptTo = line(
                "RCPT TO:<" + recipient.asString() + ">",
                recipients.flatMap(found -> found.parameters(recipient)).orElseGet(() -> kept.ofRcpt(recipient)));
        return Stream.of(mailFrom, rcptTo).allMatch(EnvelopeReader::isOneLine)
                ? Optional.of(new SmtpEnvelope(mailFrom, List.of(rcptTo)))
                : Optional.empty();
    }

    private static String line(String command, String parameters) {
        return parameters.isEmpty() ? command : command + " " + parameters;
    }

    private static boolean isOneLine(String line) {
        return line.chars().noneMatch(Character::isISOControl);
    }
}
