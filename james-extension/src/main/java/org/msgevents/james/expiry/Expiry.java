// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxManager.MailboxSearchFetchType;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MessageManager;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.FetchGroup;
import org.apache.james.mailbox.model.MailboxMetaData;
import org.apache.james.mailbox.model.MessageRange;
import org.apache.james.mailbox.model.MessageResult;
import org.apache.james.mailbox.model.search.MailboxQuery;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.api.UsersRepositoryException;
import org.msgevents.james.session.SessionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.google.common.collect.Lists;
import com.google.inject.Inject;

import reactor.core.publisher.Flux;

/**
 * Removes messages that are too old. What it removes is told as MessageExpire, because the mailbox session that removes
 * it is known.
 *
 * <p>Blocks. A mailbox that fails is logged and left out. An interrupt ends a run after the messages at hand.
 */
public final class Expiry {
    private static final Logger LOGGER = LoggerFactory.getLogger(Expiry.class);

    /** Messages removed, and told, together. */
    private static final int TOGETHER = 500;

    private final MailboxManager mailboxes;
    private final UsersRepository users;
    private final SessionRegistry sessions;
    private final Clock clock;

    @Inject
    public Expiry(MailboxManager mailboxes, UsersRepository users, SessionRegistry sessions) {
        this(mailboxes, users, sessions, Clock.systemUTC());
    }

    Expiry(MailboxManager mailboxes, UsersRepository users, SessionRegistry sessions, Clock clock) {
        this.mailboxes = mailboxes;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What was counted so far. */
    private static final class Count {
        private long mailboxes;
        private long messages;
        private long failures;
    }

    /** Applies a rule once. */
    ExpiryRun run(ExpiryRule rule) {
        Instant started = clock.instant();
        Count count = new Count();
        try {
            Iterator<Username> all = users.list();
            while (all.hasNext() && !Thread.currentThread().isInterrupted()) {
                Username user = all.next();
                if (rule.concerns(user)) {
                    expire(rule, user, started.minus(rule.age()), count);
                }
            }
        } catch (UsersRepositoryException unlisted) {
            count.failures++;
            LOGGER.error("expiry {}: users cannot be listed", rule.name(), unlisted);
        }
        Duration took = Duration.between(started, clock.instant());
        ExpiryRun run = new ExpiryRun(started, took, count.mailboxes, count.messages, count.failures);
        LOGGER.info("expiry {}: {}", rule.name(), run);
        return run;
    }

    private void expire(ExpiryRule rule, Username user, Instant oldest, Count count) {
        MailboxSession session = mailboxes.createSystemSession(user);
        long id = session.getSessionId().getValue();
        sessions.expiring(id, rule.name());
        try {
            for (MailboxMetaData mailbox : ofUser(session)) {
                if (rule.concerns(mailbox.getPath().getName())) {
                    expire(mailbox, session, oldest, count);
                }
            }
        } catch (RuntimeException failure) {
            count.failures++;
            LOGGER.error("expiry {}: mailboxes of {} cannot be listed", rule.name(), user.asString(), failure);
        } finally {
            sessions.end(id);
            mailboxes.endProcessingRequest(session);
        }
    }

    private Iterable<MailboxMetaData> ofUser(MailboxSession session) {
        MailboxQuery own = MailboxQuery.privateMailboxesBuilder(session).build();
        return mailboxes
                .search(own, MailboxSearchFetchType.Minimal, session)
                .collectList()
                .blockOptional()
                .orElse(List.of());
    }

    private void expire(MailboxMetaData mailbox, MailboxSession session, Instant oldest, Count count) {
        count.mailboxes++;
        try {
            MessageManager manager = mailboxes.getMailbox(mailbox.getId(), session);
            for (List<MessageUid> uids : Lists.partition(expired(manager, session, oldest), TOGETHER)) {
                if (!Thread.currentThread().isInterrupted()) {
                    manager.delete(uids, session);
                    count.messages += uids.size();
                }
            }
        } catch (MailboxException | RuntimeException failure) {
            count.failures++;
            LOGGER.error("expiry: {} is left out", mailbox.getPath(), failure);
        }
    }

    private static List<MessageUid> expired(MessageManager mailbox, MailboxSession session, Instant oldest) {
        return Flux.from(mailbox.getMessagesReactive(MessageRange.all(), FetchGroup.MINIMAL, session))
                .filter(message -> message.getInternalDate().toInstant().isBefore(oldest))
                .map(MessageResult::getUid)
                .collectSortedList()
                .blockOptional()
                .orElse(List.of());
    }
}
