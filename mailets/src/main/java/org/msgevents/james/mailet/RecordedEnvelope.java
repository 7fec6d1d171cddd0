// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.mailet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * The envelope by which a mail came to James, kept in attributes of the mail.
 *
 * @param service {@code smtp} or {@code lmtp}
 * @param sender empty for the null sender
 * @param mailParameters ESMTP parameters of MAIL, as written
 * @param rcptParameters those of RCPT, by recipient, in the order of the commands
 */
record RecordedEnvelope(String service, String sender, String mailParameters, Map<String, String> rcptParameters) {
    private static final AttributeName SERVICE = AttributeName.of("org.msgevents.service");
    private static final AttributeName SENDER = AttributeName.of("org.msgevents.sender");
    private static final AttributeName MAIL = AttributeName.of("org.msgevents.mailParameters");
    private static final AttributeName RCPT = AttributeName.of("org.msgevents.rcptParameters");

    RecordedEnvelope {
        rcptParameters = Collections.unmodifiableMap(new LinkedHashMap<>(rcptParameters));
    }

    void keepIn(Mail mail) {
        mail.setAttribute(new Attribute(SERVICE, AttributeValue.of(service)));
        mail.setAttribute(new Attribute(SENDER, AttributeValue.of(sender)));
        mail.setAttribute(new Attribute(MAIL, AttributeValue.of(mailParameters)));
        Map<String, AttributeValue<?>> values = new LinkedHashMap<>();
        rcptParameters.forEach((recipient, parameters) -> values.put(recipient, AttributeValue.of(parameters)));
        mail.setAttribute(new Attribute(RCPT, AttributeValue.of(values)));
    }

    /**
     * Empty when none is kept, or when it is that of another mail: a mailet that answers or redirects under another
     * sender may have copied it.
     */
    static Optional<RecordedEnvelope> of(Mail mail) {
        String sender = mail.getMaybeSender().asString("");
        if (text(mail, SENDER).filter(sender::equals).isEmpty()) {
            return Optional.empty();
        }
        return text(mail, SERVICE).flatMap(service -> text(mail, MAIL)
                .map(parameters -> new RecordedEnvelope(service, sender, parameters, rcpt(mail))));
    }

    private static Optional<String> text(Mail mail, AttributeName name) {
        return AttributeUtils.getValueAndCastFromMail(mail, name, String.class);
    }

    private static Map<String, String> rcpt(Mail mail) {
        Map<String, String> parameters = new LinkedHashMap<>();
        mail.getAttribute(RCPT)
                .flatMap(attribute -> attribute.getValue().asMapAttributeValueOf(String.class))
                .ifPresent(values ->
                        values.value().forEach((recipient, written) -> parameters.put(recipient, written.value())));
        return parameters;
    }
}
