// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.table;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

import org.msgevents.integration.receiver.MailboxUrl;

/** The mailboxes of some users as they are at one moment, by what IMAP and WebAdmin say of them. */
record MailStore(Map<Name, StoredMailbox> mailboxes) {
    /** Whose, and what IMAP calls it. */
    record Name(String owner, String mailbox) {}

    /**
     * @param rights by the identifiers (RFC 4314) that have any, in alphabetical order
     * @param messages by UID
     */
    record StoredMailbox(
            String id, long uidValidity, Map<String, String> rights, SortedMap<Long, StoredMessage> messages) {}

    /**
     * @param size of the literal of BODY[]
     * @param flags never {@code \Recent}
     */
    record StoredMessage(long size, long modseq, Set<String> flags, String emailId, String threadId) {}

    /** Names change, ids do not. */
    Optional<StoredMailbox> withId(String id) {
        return mailboxes.values().stream()
                .filter(mailbox -> mailbox.id().equals(id))
                .findFirst();
    }

    Optional<StoredMailbox> find(MailboxUrl url) {
        return Optional.ofNullable(mailboxes.get(new Name(url.owner(), url.mailbox())));
    }
}
