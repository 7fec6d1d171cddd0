// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.apache.james.events.Event.EventId;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.events.MailboxEvents.Expunged;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageMetaData;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;

/**
 * Leaves each removed message to the first event of James' that tells it: when two sessions expunge the same messages
 * at once, James tells both that they removed them.
 *
 * <p>An event that James tells again keeps the messages that it had. Remembers the latest messages for a minute, as
 * many as memory is bounded to; a UID is never given twice, so what is forgotten can only be told twice. Thread-safe.
 */
final class Removals {
    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final int REMEMBERED = 50_000;

    private record Removed(MailboxId mailbox, MessageUid uid) {}

    private final Cache<Removed, EventId> firstToTell = CacheBuilder.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(AT_ONCE)
            .build();

    /** Those of its messages that no other event has told; empty when others have told all. */
    Optional<Messages> of(Expunged told) {
        List<MessageMetaData> own = Messages.of(told).messages().stream()
                .filter(message -> isFirst(told, message.getUid()))
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(new Messages(own));
    }

    private boolean isFirst(Expunged told, MessageUid uid) {
        EventId first = firstToTell.asMap().putIfAbsent(new Removed(told.getMailboxId(), uid), told.getEventId());
        return first == null || first.equals(told.getEventId());
    }
}
