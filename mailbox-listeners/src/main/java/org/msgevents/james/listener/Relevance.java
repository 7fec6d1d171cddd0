// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.james.events.Event;
import org.apache.james.mailbox.events.MailboxEvents.Added;
import org.apache.james.mailbox.events.MailboxEvents.Expunged;
import org.apache.james.mailbox.events.MailboxEvents.FlagsUpdated;
import org.apache.james.mailbox.events.MailboxEvents.MailboxACLUpdated;
import org.apache.james.mailbox.events.MailboxEvents.MailboxAdded;
import org.apache.james.mailbox.events.MailboxEvents.MailboxDeletion;
import org.apache.james.mailbox.events.MailboxEvents.MailboxRenamed;
import org.apache.james.mailbox.events.MailboxEvents.MailboxSubscribedEvent;
import org.apache.james.mailbox.events.MailboxEvents.MailboxUnsubscribedEvent;
import org.apache.james.mailbox.events.MailboxEvents.QuotaUsageUpdatedEvent;
import org.apache.james.mailbox.events.MessageMoveEvent;
import org.msgevents.event.EventName;
import org.msgevents.publisher.EventPublisher;

/** Which events of James may become an event that somebody subscribes to; the bus carries others too. */
final class Relevance {
    private static final List<EventName> MESSAGES = List.of(
            EventName.MESSAGE_NEW,
            EventName.MESSAGE_APPEND,
            EventName.MESSAGE_EXPUNGE,
            EventName.VND_MESSAGE_COPY,
            EventName.VND_MESSAGE_MOVE);
    private static final List<EventName> DEPARTURES = Stream.concat(
                    MESSAGES.stream(), Stream.of(EventName.MESSAGE_EXPIRE))
            .toList();
    private static final Map<Class<? extends Event>, List<EventName>> MEANINGS = Map.ofEntries(
            entry(Added.class, MESSAGES),
            entry(Expunged.class, DEPARTURES),
            entry(MessageMoveEvent.class, MESSAGES),
            entry(
                    FlagsUpdated.class,
                    List.of(
                            EventName.MESSAGE_READ,
                            EventName.MESSAGE_TRASH,
                            EventName.FLAGS_SET,
                            EventName.FLAGS_CLEAR)),
            entry(MailboxAdded.class, List.of(EventName.MAILBOX_CREATE)),
            entry(MailboxDeletion.class, List.of(EventName.MAILBOX_DELETE, EventName.QUOTA_WITHIN)),
            entry(MailboxRenamed.class, List.of(EventName.MAILBOX_RENAME, EventName.MAILBOX_CREATE)),
            entry(
                    MailboxACLUpdated.class,
                    List.of(EventName.MAILBOX_CREATE, EventName.MAILBOX_DELETE, EventName.VND_ACL_CHANGE)),
            entry(MailboxSubscribedEvent.class, List.of(EventName.MAILBOX_SUBSCRIBE)),
            entry(MailboxUnsubscribedEvent.class, List.of(EventName.MAILBOX_UNSUBSCRIBE)),
            entry(QuotaUsageUpdatedEvent.class, List.of(EventName.QUOTA_WITHIN, EventName.QUOTA_CHANGE)));

    private final EventPublisher publisher;

    Relevance(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /** What the outbox is to know of, whoever wants it: else it were taken for missed. */
    static boolean isNoted(Event event) {
        return event instanceof Added || event instanceof MailboxAdded || event instanceof MailboxDeletion;
    }

    boolean concerns(Event event) {
        return MEANINGS.getOrDefault(event.getClass(), List.of()).stream().anyMatch(publisher::wants);
    }
}
