// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.util.Optional;

import org.msgevents.event.UidSet;

/** What is to be remembered of a mailbox, so that what was stored and never told can be found: {@link MailboxMark}. */
public sealed interface MailboxNote {
    String mailboxId();

    /**
     * These messages were told, or nobody wanted to be told. In a mailbox that is not known, or under another
     * UIDVALIDITY, nothing below the highest of them will be missed.
     *
     * @param uids empty: of none, only that something changed
     * @param highestModSeq the highest MODSEQ that came with it; 0: none
     */
    record Told(String mailboxId, long uidValidity, Optional<UidSet> uids, long highestModSeq) implements MailboxNote {}

    /**
     * From here on: whatever came later is to be told. Changes nothing of a mailbox that is known under this
     * UIDVALIDITY.
     *
     * @param uidValidity {@link MailboxMark#NEW} of a mailbox that was created just now
     * @param lastUid the highest UID given so far; 0: none
     */
    record Begun(String mailboxId, long uidValidity, long lastUid, long highestModSeq) implements MailboxNote {}

    /** The mailbox was deleted. */
    record Gone(String mailboxId) implements MailboxNote {}
}
