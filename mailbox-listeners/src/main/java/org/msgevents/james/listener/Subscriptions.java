// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import org.apache.james.core.Username;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.model.MailboxId;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;

/**
 * Tells a real change of a subscription list from a repeated one: James tells a second SUBSCRIBE like the first.
 *
 * <p>Remembers what was told last, for as many mailboxes as memory is bounded to, and for as long as the process
 * lives; of what it does not
 * remember, a repeated one is told once. Thread-safe.
 */
final class Subscriptions {
    private static final int REMEMBERED = 100_000;

    /** What was told last. */
    enum State {
        SUBSCRIBED,
        UNSUBSCRIBED
    }

    private record Entry(Username user, MailboxId mailbox) {}

    private final Cache<Entry, State> last =
            CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

    /** False when that is what was told last. */
    boolean isChange(MailboxEvent told, State state) {
        Entry entry = new Entry(told.getUsername(), told.getMailboxId());
        return last.asMap().put(entry, state) != state;
    }
}
