// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.james.core.MailAddress;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.RecipientDsnParameters;
import org.apache.mailet.DsnParameters.XText;
import org.apache.mailet.Mail;
import org.msgevents.event.SmtpEnvelope;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;

/**
 * Writes the SMTP commands of one mail's final deliveries, with the parameters that James keeps: those of RFC 3461.
 *
 * <p>Thread-safe.
 */
final class EnvelopeReader {
    private final Mail mail;
    private final Supplier<Optional<DsnParameters>> parameters;

    EnvelopeReader(Mail mail) {
        this.mail = mail;
        this.parameters = Suppliers.memoize(mail::dsnParameters);
    }

    /** Empty when an address, which may be quoted and so hold anything, would break out of its line. */
    Optional<SmtpEnvelope> envelope(MailAddress recipient) {
        String mailFrom = mailFrom();
        String rcptTo = rcptTo(recipient);
        return Stream.of(mailFrom, rcptTo).allMatch(EnvelopeReader::isOneLine)
                ? Optional.of(new SmtpEnvelope(mailFrom, List.of(rcptTo)))
                : Optional.empty();
    }

    private String mailFrom() {
        Optional<String> ret =
                parameters.get().flatMap(DsnParameters::getRetParameter).map(wanted -> "RET=" + wanted);
        Optional<String> envid =
                parameters.get().flatMap(DsnParameters::getEnvIdParameter).map(id -> "ENVID=" + id.asString());
        return line("MAIL FROM:<" + mail.getMaybeSender().asString("") + ">", Stream.of(ret, envid));
    }

    private String rcptTo(MailAddress recipient) {
        Optional<RecipientDsnParameters> own = parameters
                .get()
                .map(DsnParameters::getRcptParameters)
                .flatMap(byRecipient -> Optional.ofNullable(byRecipient.get(recipient)));
        Optional<String> notify = own.flatMap(RecipientDsnParameters::getNotifyParameter)
                .map(wanted -> wanted.stream().map(Enum::name).collect(Collectors.joining(",", "NOTIFY=", "")));
        Optional<String> orcpt = own.flatMap(RecipientDsnParameters::getOrcptParameter)
                .map(MailAddress::asString)
                .filter(StandardCharsets.US_ASCII.newEncoder()::canEncode)
                .map(original -> "ORCPT=" + DsnParameters.RFC_822_PREFIX + xtext(original));
        return line("RCPT TO:<" + recipient.asString() + ">", Stream.of(notify, orcpt));
    }

    private static String line(String command, Stream<Optional<String>> parameters) {
        return Stream.concat(Stream.of(command), parameters.flatMap(Optional::stream))
                .collect(Collectors.joining(" "));
    }

    /** James keeps an ORCPT of SMTP as it came, encoded; a mailet may set a plain one. */
    private static String xtext(String address) {
        return XText.isValid(address) ? address : XText.encode(address);
    }

    private static boolean isOneLine(String line) {
        return line.chars().noneMatch(Character::isISOControl);
    }
}
