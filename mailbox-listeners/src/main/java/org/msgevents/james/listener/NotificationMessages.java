// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.events.MailboxEvents.Added;
import org.apache.james.mailbox.events.MailboxEvents.Expunged;
import org.apache.james.mailbox.events.MailboxEvents.FlagsUpdated;
import org.apache.james.mailbox.events.MailboxEvents.MailboxEvent;
import org.apache.james.mailbox.model.MessageMetaData;
import org.msgevents.event.MessageStoreEvent;
import org.msgevents.event.Parameter;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.reading.FieldInstance;
import org.msgevents.headerfield.reading.FieldReading;
import org.msgevents.headerfield.reading.FieldValue.Parameterized;
import org.msgevents.headerfield.reading.HeaderFieldReader;
import org.msgevents.headerfield.reading.ReadingLimits;
import org.msgevents.publisher.Echo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Knows messages that are notifications themselves, whoever sent them: by {@code Auto-Submitted: auto-notified} (RFC
 * 5436, section 2.7.1) in their header, and where that cannot be read any more, as of one that is removed, by a keyword
 * that they get when they come. Thread-safe.
 */
final class NotificationMessages {
    /** What marks them in their mailbox. */
    static final String KEYWORD = "$AutoNotified";

    private static final Logger LOGGER = LoggerFactory.getLogger(NotificationMessages.class);
    private static final String FIELD = "Auto-Submitted";
    private static final HeaderFieldReader READER =
            new HeaderFieldReader(HeaderFieldRegistry.bundled(), List.of(FIELD), ReadingLimits.DEFAULT);

    /** Notifications come one at a time; what comes in larger sets is not looked through. */
    private static final int MOST = 10;

    private final MailboxLookup mailboxes;

    NotificationMessages(MailboxLookup mailboxes) {
        this.mailboxes = mailboxes;
    }

    /** Of what James tells of messages: an echo where all of them are notifications. */
    Echo echo(MailboxEvent told) {
        if (told instanceof Added added) {
            return () -> areMarked(added.getAdded().values())
                    ? CompletableFuture.completedFuture(true)
                    : areNotifications(added).toFuture();
        }
        if (told instanceof Expunged expunged) {
            return areMarked(expunged.getExpunged().values()) ? Echo.LIKELY : Echo.NONE;
        }
        if (told instanceof FlagsUpdated updated) {
            boolean areMarked = updated.getUpdatedFlags().stream()
                    .allMatch(flags -> FlagsReader.before(flags).has(KEYWORD)
                            || FlagsReader.after(flags).has(KEYWORD));
            return areMarked ? Echo.LIKELY : Echo.NONE;
        }
        return Echo.NONE;
    }

    /** Of a message that was found in its mailbox. */
    Echo echo(MailboxAddress mailbox, MessageUid uid) {
        return () -> isNotification(mailbox, uid).toFuture();
    }

    /** Of a transfer, which is told when it has ended: by the flags that the messages have. */
    static Echo echo(MessageStoreEvent transferred) {
        return transferred
                        .parameters()
                        .get(Parameter.FLAG_NAMES)
                        .filter(flags -> flags.has(KEYWORD))
                        .isPresent()
                ? Echo.LIKELY
                : Echo.NONE;
    }

    /** Marks those that came; never fails. */
    Mono<Void> mark(Added added) {
        if (areMarked(added.getAdded().values())) {
            return Mono.empty();
        }
        MailboxAddress mailbox = MailboxAddress.of(added);
        return areNotifications(added)
                .filter(notifications -> notifications)
                .flatMap(all -> mailboxes.addKeyword(mailbox, added.getUids(), KEYWORD))
                .onErrorResume(failure -> {
                    LOGGER.warn(
                            "A notification in mailbox {} could not be marked: its removal may be notified of",
                            mailbox.id().serialize(),
                            failure);
                    return Mono.empty();
                });
    }

    private static boolean areMarked(Collection<MessageMetaData> messages) {
        return messages.stream().allMatch(message -> FlagsReader.of(message).has(KEYWORD));
    }

    private Mono<Boolean> areNotifications(Added added) {
        if (added.getUids().size() > MOST) {
            return Mono.just(false);
        }
        MailboxAddress mailbox = MailboxAddress.of(added);
        return Flux.fromIterable(added.getUids())
                .concatMap(uid -> isNotification(mailbox, uid))
                .all(notification -> notification);
    }

    private Mono<Boolean> isNotification(MailboxAddress mailbox, MessageUid uid) {
        return mailboxes
                .header(mailbox, uid)
                .map(NotificationMessages::isNotification)
                .defaultIfEmpty(false);
    }

    private static boolean isNotification(byte[] header) {
        return READER.read(header).find(FIELD).stream()
                .map(FieldReading::instances)
                .flatMap(List::stream)
                .anyMatch(NotificationMessages::isNotified);
    }

    private static boolean isNotified(FieldInstance instance) {
        return instance.value()
                .filter(value -> value instanceof Parameterized parameterized
                        && parameterized
                                .value()
                                .filter("auto-notified"::equalsIgnoreCase)
                                .isPresent())
                .isPresent();
    }
}
