// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.util.List;
import java.util.Optional;

import org.msgevents.headerfield.reading.Address.Mailbox;
import org.msgevents.headerfield.writing.WrittenField;

/**
 * What mails look like, and to whom they go.
 *
 * @param to at least one
 * @param importance {@code low}, {@code normal} or {@code high} (RFC 2156, section 5.3.4)
 * @param fields the operator's own
 */
record MailForm(
        Mailbox from,
        List<Mailbox> to,
        Optional<String> importance,
        Template subject,
        Template text,
        List<WrittenField> fields) {
    MailForm {
        to = List.copyOf(to);
        fields = List.copyOf(fields);
    }

    List<String> recipients() {
        return to.stream().map(Mailbox::address).toList();
    }
}
