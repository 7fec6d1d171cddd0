// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.List;
import java.util.Optional;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.msgevents.event.Parameter;
import org.msgevents.event.SmtpEnvelope;
import org.msgevents.james.session.DeliveryOrigin;
import org.msgevents.james.session.DeliveryOrigin.Telling;

/** Reads from one mail what its deliveries tell. */
final class OriginReader {
    private static final DeliveryOrigin SILENT =
            new DeliveryOrigin(Telling.SILENT, Optional.empty(), Optional.empty(), List.of());

    private final DeliverySettings settings;
    private final Mail mail;
    private final EnvelopeReader envelopes;

    OriginReader(DeliverySettings settings, Mail mail) {
        this.settings = settings;
        this.mail = mail;
        this.envelopes = new EnvelopeReader(mail);
    }

    DeliveryOrigin origin(MailAddress recipient) {
        if (settings.telling() == Telling.SILENT) {
            return SILENT;
        }
        Optional<SmtpEnvelope> envelope =
                settings.parameters().contains(Parameter.ENVELOPE) ? envelopes.envelope(recipient) : Optional.empty();
        return new DeliveryOrigin(Telling.TOLD, envelope, service(), settings.tags());
    }

    /** Only James' SMTP server leaves its session id in a mail: not the LMTP server, not JMAP, not a mailet. */
    private Optional<String> service() {
        return mail.getAttribute(Mail.SMTP_SESSION_ID).map(session -> "smtp");
    }
}
