// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.mailet.Mail;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.conformance.HeaderFieldConformance;
import org.msgevents.headerfield.conformance.HeaderFieldConformance.Characters;
import org.msgevents.headerfield.conformance.Violation;
import org.msgevents.james.session.Guard;

/** Checks the header fields of mails. Thread-safe. */
public final class MailConformance {
    private static final HeaderFieldConformance CONFORMANCE = new HeaderFieldConformance(HeaderFieldRegistry.bundled());

    private MailConformance() {}

    /**
     * The violations of a mail, as it is now: what a mailet changed, James wrote anew. Empty if there are none, and if
     * the mail cannot be read, which the log then says.
     */
    public static List<Violation> check(Mail mail) {
        List<Violation> violations = new ArrayList<>();
        Guard.run(() -> violations.addAll(
                CONFORMANCE.check(MessageStart.of(mail, HeaderFieldConformance.MOST_OCTETS + 1), characters(mail))));
        return List.copyOf(violations);
    }

    /** As the sender declared, where that is recorded. */
    private static Characters characters(Mail mail) {
        return RecordedEnvelope.of(mail)
                .map(envelope -> envelope.mailParameters().toUpperCase(Locale.ROOT))
                .filter(parameters -> List.of(parameters.split(" ")).contains("SMTPUTF8"))
                .map(declared -> Characters.UTF_8)
                .orElse(Characters.ASCII);
    }
}
