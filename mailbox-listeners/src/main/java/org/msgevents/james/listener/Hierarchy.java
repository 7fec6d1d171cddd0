// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import org.apache.james.mailbox.model.MailboxPath;

/**
 * Which mailbox name lies below which.
 *
 * @param delimiter between the levels of a name
 */
record Hierarchy(char delimiter) {
    /** True for a.b below a, not for a below a. */
    boolean isBelow(String name, String ancestor) {
        return name.startsWith(ancestor + delimiter);
    }

    /** True when renaming {@code from} to {@code to} follows from renaming {@code root} to {@code newRoot}. */
    boolean follows(MailboxPath from, MailboxPath to, Rename root) {
        String oldRoot = root.from().getName();
        return from.getUser().equals(root.from().getUser())
                && isBelow(from.getName(), oldRoot)
                && to.getName().equals(root.to().getName() + from.getName().substring(oldRoot.length()));
    }

    /** A mailbox and its new name. */
    record Rename(MailboxPath from, MailboxPath to) {}
}
