// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import org.apache.james.core.Username;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MailboxPath;

/** By what James finds a mailbox. */
record MailboxAddress(MailboxId id, MailboxPath path) {
    static MailboxAddress of(MailboxEvent told) {
        return new MailboxAddress(told.getMailboxId(), told.getMailboxPath());
    }

    static MailboxAddress of(Mailbox mailbox) {
        return new MailboxAddress(mailbox.getMailboxId(), mailbox.generateAssociatedPath());
    }

    Username owner() {
        return path.getUser();
    }
}
