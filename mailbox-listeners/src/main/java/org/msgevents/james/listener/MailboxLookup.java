// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.EnumSet;
import java.util.OptionalLong;

import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageManager.MailboxMetaData;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.MessageResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks James for what its events do not tell of a mailbox. Thread-safe; does not block.
 *
 * <p>UIDVALIDITY does not change as long as a mailbox lives, so it is remembered for the mailboxes last asked for.
 */
final class MailboxLookup {
    private static final Logger LOGGER = LoggerFactory.getLogger(MailboxLookup.class);
    private static final int REMEMBERED = 10_000;

    /** More octets than any server sends. */
    private static final int LONGEST_HEADER = 1024 * 1024;

    /** RFC 3501, section 2.3.1.1; old versions of James made others, which no URL can hold. */
    static final long MAX_UID_VALIDITY = 0xFFFF_FFFFL;

    private final MailboxManager mailboxes;
    private final Cache<MailboxId, OptionalLong> uidValidities =
            CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

    MailboxLookup(MailboxManager mailboxes) {
        this.mailboxes = mailboxes;
    }

    /** Between the levels of a mailbox name. */
    Hierarchy hierarchy() {
        return new Hierarchy(session(Username.of("message-store-events")).getPathDelimiter());
    }

    /** Completes at once for a mailbox asked for not long ago; empty when the mailbox cannot be found. Never fails. */
    Mono<OptionalLong> uidValidity(MailboxId id, Username owner) {
        OptionalLong known = uidValidities.getIfPresent(id);
        if (known != null) {
            return Mono.just(known);
        }
        return mailbox(id, owner)
                .map(mailbox -> mailbox.getUidValidity().asLong())
                .filter(value -> value >= 1 && value <= MAX_UID_VALIDITY)
                .map(OptionalLong::of)
                .doOnNext(found -> uidValidities.put(id, found))
                .onErrorResume(failure -> {
                    LOGGER.warn("UIDVALIDITY of mailbox {} not found: its event goes without", id.serialize(), failure);
                    return Mono.empty();
                })
                .defaultIfEmpty(OptionalLong.empty());
    }

    /** The mailbox as it is now; empty or failed when there is none. */
    Mono<Mailbox> mailbox(MailboxId id, Username owner) {
        return manager(id, session(owner)).flatMap(manager -> Mono.fromCallable(manager::getMailboxEntity));
    }

    /** UIDNEXT and the number of messages, as they are now; empty or failed when there is no such mailbox. */
    Mono<MailboxMetaData> counters(MailboxId id, Username owner) {
        MailboxSession session = session(owner);
        EnumSet<MailboxMetaData.Item> items =
                EnumSet.of(MailboxMetaData.Item.NextUid, MailboxMetaData.Item.MailboxCounters);
        return manager(id, session).flatMap(manager -> Mono.fromCallable(
                        () -> manager.getMetaDataReactive(MailboxMetaData.RecentMode.IGNORE, session, items))
                .flatMap(metaData -> metaData));
    }

    /** One message as it is now, read in a thread that may block; empty or failed when there is none. */
    Mono<MessageResult> message(MailboxAddress mailbox, MessageUid uid, FetchGroup what) {
        MailboxSession session = session(mailbox.owner());
        return manager(mailbox.id(), session)
                .flatMap(manager -> Flux.from(manager.getMessagesReactive(MessageRange.one(uid), what, session))
                        .next())
                .publishOn(Schedulers.boundedElastic());
    }

    /** The header of one message, the first MiB of it; empty or failed when there is no such message. */
    Mono<byte[]> header(MailboxAddress mailbox, MessageUid uid) {
        return message(mailbox, uid, FetchGroup.HEADERS).map(MailboxLookup::header);
    }

    private static byte[] header(MessageResult message) {
        try (InputStream header = message.getHeaders().getInputStream()) {
            return header.readNBytes(LONGEST_HEADER);
        } catch (MailboxException | IOException unreadable) {
            throw new IllegalStateException("header of a message", unreadable);
        }
    }

    /** Sets a keyword of these messages, in a thread that may block. */
    Mono<Void> addKeyword(MailboxAddress mailbox, Collection<MessageUid> uids, String keyword) {
        MailboxSession session = session(mailbox.owner());
        return manager(mailbox.id(), session)
                .publishOn(Schedulers.boundedElastic())
                .flatMapMany(manager ->
                        Flux.fromIterable(uids).concatMap(uid -> KeywordWriter.add(manager, uid, keyword, session)))
                .then();
    }

    private Mono<MessageManager> manager(MailboxId id, MailboxSession session) {
        return Mono.defer(() -> Mono.from(mailboxes.getMailboxReactive(id, session)));
    }

    private MailboxSession session(Username user) {
        return mailboxes.createSystemSession(user);
    }
}
