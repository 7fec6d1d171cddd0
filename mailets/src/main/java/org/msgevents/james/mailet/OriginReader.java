// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.james.core.MailAddress;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.mailet.Mail;
import org.msgevents.event.Parameter;
import org.msgevents.event.SmtpEnvelope;
import org.msgevents.james.session.DeliveryOrigin;
import org.msgevents.james.session.DeliveryOrigin.Telling;
import org.msgevents.james.session.Guard;

/**
 * Reads from mails what their deliveries tell.
 *
 * <p>Thread-safe.
 *
 * @param rewrites how James rewrites recipients
 */
record OriginReader(DeliverySettings settings, RecipientRewriteTable rewrites) {
    private static final DeliveryOrigin SILENT =
            new DeliveryOrigin(Telling.SILENT, Optional.empty(), Optional.empty(), List.of());

    /**
     * Of each recipient, as far as it can be read; read at once, because later James may be on a thread that must not
     * block.
     */
    Map<MailAddress, DeliveryOrigin> read(Mail mail) {
        Map<MailAddress, DeliveryOrigin> origins = new HashMap<>();
        if (settings.telling() == Telling.SILENT) {
            mail.getRecipients().forEach(recipient -> origins.put(recipient, SILENT));
        } else {
            Guard.run(() -> readEnvelopes(mail, origins));
        }
        return origins;
    }

    private void readEnvelopes(Mail mail, Map<MailAddress, DeliveryOrigin> origins) {
        Optional<String> service = service(mail);
        Optional<EnvelopeReader> envelopes = settings.parameters().contains(Parameter.ENVELOPE)
                ? Optional.of(new EnvelopeReader(mail, rewrites))
                : Optional.empty();
        List<String> tags = tags(mail);
        for (MailAddress recipient : mail.getRecipients()) {
            Optional<SmtpEnvelope> envelope = envelopes.flatMap(reader -> reader.envelope(recipient));
            origins.put(recipient, new DeliveryOrigin(Telling.TOLD, envelope, service, tags));
        }
    }

    /** The mailet's own, and those that the mail was given on its way here. */
    private List<String> tags(Mail mail) {
        return Stream.concat(settings.tags().stream(), MailTags.of(mail).stream())
                .distinct()
                .toList();
    }

    /** Without record: James' SMTP server alone leaves its session id in a mail, not LMTP, not JMAP. */
    private static Optional<String> service(Mail mail) {
        return RecordedEnvelope.of(mail).map(RecordedEnvelope::service).or(() -> mail.getAttribute(Mail.SMTP_SESSION_ID)
                .map(session -> "smtp"));
    }
}
