// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Iterator;
import java.util.Optional;
import java.util.StringJoiner;

import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.Header;
import org.apache.james.mailbox.model.Headers;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Group;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.jspecify.annotations.Nullable;

/** Writes the ENVELOPE of a message within a message (RFC 3501, section 7.4.2). */
final class ImapEnvelope {
    private static final String NIL = "NIL";

    private final Headers message;

    private ImapEnvelope(Headers message) {
        this.message = message;
    }

    static String of(Headers message) throws MailboxException {
        ImapEnvelope envelope = new ImapEnvelope(message);
        String from = envelope.addresses("From").orElse(NIL);
        return new StringJoiner(" ", "(", ")")
                .add(envelope.text("Date"))
                .add(envelope.text("Subject"))
                .add(from)
                .add(envelope.addresses("Sender").orElse(from))
                .add(envelope.addresses("Reply-To").orElse(from))
                .add(envelope.addresses("To").orElse(NIL))
                .add(envelope.addresses("Cc").orElse(NIL))
                .add(envelope.addresses("Bcc").orElse(NIL))
                .add(envelope.text("In-Reply-To"))
                .add(envelope.text("Message-ID"))
                .toString();
    }

    private String text(String name) throws MailboxException {
        return BodyStructure.nstring(field(name).orElse(null));
    }

    /** The first of that name, unfolded; empty where it says nothing. */
    private Optional<String> field(String name) throws MailboxException {
        for (Iterator<Header> fields = message.headers(); fields.hasNext(); ) {
            Header field = fields.next();
            if (name.equalsIgnoreCase(field.getName())) {
                return Optional.of(field.getValue()
                                .replaceAll("\\r?\\n[ \\t]*", " ")
                                .strip())
                        .filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }

    private Optional<String> addresses(String name) throws MailboxException {
        return field(name)
                .map(ImapEnvelope::list)
                .filter(list -> !list.isEmpty())
                .map(list -> "(" + list + ")");
    }

    private static String list(String field) {
        StringBuilder list = new StringBuilder();
        for (Address address : LenientAddressParser.DEFAULT.parseAddressList(field)) {
            if (address instanceof Group group) {
                list.append(address(null, null, group.getName(), null));
                group.getMailboxes().forEach(mailbox -> list.append(address(mailbox)));
                list.append(address(null, null, null, null));
            } else if (address instanceof Mailbox mailbox) {
                list.append(address(mailbox));
            }
        }
        return list.toString();
    }

    private static String address(Mailbox mailbox) {
        String name = mailbox.getName() == null ? null : EncoderUtil.encodeAddressDisplayName(mailbox.getName());
        String route = mailbox.getRoute() == null || mailbox.getRoute().isEmpty()
                ? null
                : mailbox.getRoute().toRouteString();
        return address(name, route, mailbox.getLocalPart(), mailbox.getDomain());
    }

    private static String address(
            @Nullable String name, @Nullable String route, @Nullable String mailbox, @Nullable String host) {
        return "(" + BodyStructure.nstring(name) + " " + BodyStructure.nstring(route) + " "
                + BodyStructure.nstring(mailbox) + " " + BodyStructure.nstring(host) + ")";
    }
}
