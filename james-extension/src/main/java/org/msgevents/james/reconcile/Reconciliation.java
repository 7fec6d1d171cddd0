// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.MailboxMetaData;
import org.apache.james.mailbox.model.search.MailboxQuery;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.api.UsersRepositoryException;
import org.msgevents.james.listener.JamesServices;
import org.msgevents.james.listener.MailboxReconciliation;
import org.msgevents.james.listener.MailboxReconciliation.Recovery;
import org.msgevents.james.listener.MailboxReconciliation.Suspect;
import org.msgevents.james.session.ServerIdentity;
import org.msgevents.publisher.MessageStoreEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.google.inject.Inject;

/**
 * Goes through the mailboxes of all users and tells what was missed in them. Each in which there is more than was told
 * is looked into once more, when what was under way is through.
 *
 * <p>Blocks. A mailbox that fails is logged, counted and left out. Holds one user's mailboxes, and those to be looked
 * into again, of which there are {@value #MOST_SUSPECTS} at most.
 */
public final class Reconciliation {
    static final int MOST_SUSPECTS = 1_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(Reconciliation.class);

    /** Lets time go by. */
    interface Pause {
        /** Whether the run is to end; returns at once in that case. */
        boolean await(Duration time) throws InterruptedException;
    }

    private final MailboxManager mailboxes;
    private final UsersRepository users;
    private final MailboxReconciliation reconciliation;

    @Inject
    public Reconciliation(
            ServerIdentity server, JamesServices james, UsersRepository users, MessageStoreEvents events) {
        this.mailboxes = james.mailboxes();
        this.users = users;
        this.reconciliation = new MailboxReconciliation(server, james, events.publisher(), events::mailbox);
    }

    /** Once through all of them. */
    ReconcileRun run(ReconcileSettings settings, Pause pause) throws InterruptedException {
        Run run = new Run(settings, pause);
        boolean complete = run.allUsers() && run.suspects(0);
        ReconcileRun result = run.result(complete);
        LOGGER.info("reconciliation: {}", result);
        return result;
    }

    private final class Run {
        private final ReconcileSettings settings;
        private final Pause pause;
        private final Instant started = Clock.systemUTC().instant();
        private final long startedNanos = System.nanoTime();
        private final Deque<Seen> suspects = new ArrayDeque<>();
        private long mailboxCount;
        private long messages;
        private long changed;
        private long failures;

        private record Seen(Suspect suspect, long nanos) {}

        private Run(ReconcileSettings settings, Pause pause) {
            this.settings = settings;
            this.pause = pause;
        }

        private ReconcileRun result(boolean complete) {
            Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
            return new ReconcileRun(started, took, mailboxCount, messages, changed, failures, complete);
        }

        /** False when the run is to end. */
        private boolean allUsers() throws InterruptedException {
            try {
                Iterator<Username> all = users.list();
                while (all.hasNext()) {
                    if (!user(all.next())) {
                        return false;
                    }
                }
            } catch (UsersRepositoryException | RuntimeException unlisted) {
                failures++;
                LOGGER.error("reconciliation: users cannot be listed", unlisted);
            }
            return true;
        }

        private boolean user(Username user) throws InterruptedException {
            MailboxSession session = mailboxes.createSystemSession(user);
            try {
                for (MailboxMetaData mailbox : ofUser(session)) {
                    look(mailbox, session);
                    if (pause.await(settings.interval()) || !suspects(MOST_SUSPECTS)) {
                        return false;
                    }
                }
            } catch (RuntimeException failure) {
                failures++;
                LOGGER.error("reconciliation: mailboxes of {} cannot be listed", user.asString(), failure);
            } finally {
                mailboxes.endProcessingRequest(session);
            }
            return true;
        }

        private void look(MailboxMetaData mailbox, MailboxSession session) {
            mailboxCount++;
            try {
                Optional<Suspect> suspect = reconciliation.look(mailbox.getId(), session);
                suspect.ifPresent(found -> suspects.add(new Seen(found, System.nanoTime())));
            } catch (MailboxException | RuntimeException failure) {
                failed(mailbox.getId().serialize(), failure);
            }
        }

        /** Looks again into those that have waited long enough, and waits until no more than that are left. */
        private boolean suspects(int left) throws InterruptedException {
            while (!suspects.isEmpty()) {
                Duration wait = settings.patience()
                        .minusNanos(System.nanoTime() - suspects.element().nanos());
                boolean isTime = wait.isNegative() || wait.isZero();
                if (!isTime && suspects.size() <= left) {
                    return true;
                }
                if (!isTime && pause.await(wait)) {
                    return false;
                }
                recover(suspects.remove().suspect());
            }
            return true;
        }

        private void recover(Suspect suspect) {
            MailboxSession session = mailboxes.createSystemSession(suspect.owner());
            try {
                Recovery recovery = reconciliation.recover(suspect, session);
                messages += recovery.messages();
                changed += recovery.hasChanged() ? 1 : 0;
                tell(suspect, recovery);
            } catch (MailboxException | RuntimeException failure) {
                failed(suspect.id().serialize(), failure);
            } finally {
                mailboxes.endProcessingRequest(session);
            }
        }

        private void failed(String mailbox, Exception failure) {
            failures++;
            LOGGER.error("reconciliation: mailbox {} is left out", mailbox, failure);
        }
    }

    private static void tell(Suspect suspect, Recovery recovery) {
        String mailbox = suspect.id().serialize();
        if (recovery.messages() > 0) {
            LOGGER.info("reconciliation: {} message(s) of mailbox {} were missed", recovery.messages(), mailbox);
        }
        if (recovery.hasChanged()) {
            LOGGER.warn("reconciliation: a change in mailbox {} was missed and cannot be told", mailbox);
        }
    }

    private List<MailboxMetaData> ofUser(MailboxSession session) {
        MailboxQuery own = MailboxQuery.privateMailboxesBuilder(session).build();
        return mailboxes
                .search(own, MailboxManager.MailboxSearchFetchType.Minimal, session)
                .collectList()
                .blockOptional()
                .orElse(List.of());
    }
}
