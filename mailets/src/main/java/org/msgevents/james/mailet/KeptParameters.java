// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.james.core.MailAddress;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.RecipientDsnParameters;
import org.apache.mailet.DsnParameters.XText;
import org.apache.mailet.Mail;

/** The ESMTP parameters that James itself keeps in a mail: those of delivery reports (RFC 3461). */
final class KeptParameters {
    private static final String ORCPT = DsnParameters.ORCPT_PARAMETER + "=" + DsnParameters.RFC_822_PREFIX;

    private final Optional<DsnParameters> kept;

    KeptParameters(Mail mail) {
        this.kept = mail.dsnParameters();
    }

    String ofMail() {
        Optional<String> ret = kept.flatMap(DsnParameters::getRetParameter).map(wanted -> "RET=" + wanted);
        Optional<String> envid = kept.flatMap(DsnParameters::getEnvIdParameter).map(id -> "ENVID=" + id.asString());
        return joined(Stream.of(ret, envid));
    }

    String ofRcpt(MailAddress recipient) {
        Optional<RecipientDsnParameters> own = kept.map(DsnParameters::getRcptParameters)
                .flatMap(byRecipient -> Optional.ofNullable(byRecipient.get(recipient)));
        Optional<String> notify = own.flatMap(RecipientDsnParameters::getNotifyParameter)
                .map(wanted -> wanted.stream().map(Enum::name).collect(Collectors.joining(",", "NOTIFY=", "")));
        Optional<String> orcpt =
                own.flatMap(RecipientDsnParameters::getOrcptParameter).flatMap(KeptParameters::orcpt);
        return joined(Stream.of(notify, orcpt));
    }

    /** James keeps an ORCPT of SMTP as it came, encoded; a mailet may set a plain one. */
    private static Optional<String> orcpt(MailAddress original) {
        String address = original.asString();
        return XText.isValid(address) ? Optional.of(ORCPT + address) : orcpt(address);
    }

    /** Absent when the address is not of ASCII: RFC 3461 has no way to write it. */
    static Optional<String> orcpt(String original) {
        return Optional.of(original)
                .filter(StandardCharsets.US_ASCII.newEncoder()::canEncode)
                .map(address -> ORCPT + XText.encode(address));
    }

    private static String joined(Stream<Optional<String>> parameters) {
        return parameters.flatMap(Optional::stream).collect(Collectors.joining(" "));
    }
}
