// SPDX-License-Identifier: Apache-2.0
package org.msgevents.filter;

import java.util.List;

/** Which mailboxes, in the words of RFC 5465, section 6. */
public sealed interface MailboxSelector {
    boolean selects(String mailbox);

    /** {@code inboxes}: the INBOX. */
    record Inboxes() implements MailboxSelector {
        @Override
        public boolean selects(String mailbox) {
            return mailbox.equalsIgnoreCase("INBOX");
        }
    }

    /** {@code personal}: every mailbox of its owner's. */
    record Personal() implements MailboxSelector {
        @Override
        public boolean selects(String mailbox) {
            return true;
        }
    }

    /** {@code mailboxes NAME ...}: those of these names. */
    record Mailboxes(List<String> names) implements MailboxSelector {
        @Override
        public boolean selects(String mailbox) {
            return names.contains(mailbox);
        }
    }

    /** {@code subtree NAME ...}: those of these names and all below them. */
    record Subtree(List<String> names, char delimiter) implements MailboxSelector {
        @Override
        public boolean selects(String mailbox) {
            return names.stream().anyMatch(name -> mailbox.equals(name) || mailbox.startsWith(name + delimiter));
        }
    }
}
