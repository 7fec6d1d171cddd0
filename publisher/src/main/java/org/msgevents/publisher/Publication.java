// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.List;

import org.msgevents.outbox.MailboxNote;

/**
 * Events, and what is known of their mailboxes once these are kept, or nobody wants them. Where an event is lost its
 * notes are too: the messages stay missing.
 */
public record Publication(List<Happening> happenings, List<MailboxNote> notes) {
    public Publication {
        happenings = List.copyOf(happenings);
        notes = List.copyOf(notes);
    }

    /** Events that tell of no mailbox's messages. */
    public static Publication of(List<Happening> happenings) {
        return new Publication(happenings, List.of());
    }
}
