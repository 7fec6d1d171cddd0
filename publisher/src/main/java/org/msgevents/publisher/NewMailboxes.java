// SPDX-License-Identifier: Apache-2.0
package org.msgevents.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.msgevents.outbox.MailboxNote;

/**
 * Mailboxes that came while the outbox could not write: told with the next append, so that they are not taken for old
 * ones, of which nothing is missed. Thread-safe.
 */
final class NewMailboxes {
    private static final int MOST = 10_000;

    private final Queue<MailboxNote> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /** Takes those that were kept, before the notes. */
    List<MailboxNote> and(List<MailboxNote> notes) {
        if (kept.isEmpty()) {
            return notes;
        }
        List<MailboxNote> all = new ArrayList<>();
        MailboxNote next = kept.poll();
        while (next != null) {
            count.decrementAndGet();
            all.add(next);
            next = kept.poll();
        }
        all.addAll(notes);
        return all;
    }

    /** Keeps the new ones of notes that could not be written. */
    void keep(List<MailboxNote> notes) {
        for (MailboxNote note : notes) {
            if (note instanceof MailboxNote.Begun && count.get() < MOST) {
                count.incrementAndGet();
                kept.add(note);
            }
        }
    }
}
