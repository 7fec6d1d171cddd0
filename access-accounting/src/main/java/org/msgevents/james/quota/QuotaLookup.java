// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.quota;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.exception.OverQuotaException;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MailboxPath;
import org.apache.james.mailbox.model.QuotaRoot;
import org.apache.james.mailbox.quota.QuotaManager;
import org.apache.james.mailbox.quota.QuotaRootResolver;

import com.google.inject.Inject;

import reactor.core.publisher.Mono;

/** Asks James what is used of a quota root, and what lies below it. Thread-safe; does not block. */
public final class QuotaLookup {
    /** James tells the quota root of a refusal in the text of its exception alone. */
    private static final Pattern REFUSAL = Pattern.compile(".*? in (?<root>.+)", Pattern.DOTALL);

    private final QuotaManager quotas;
    private final QuotaRootResolver roots;
    private final MailboxManager mailboxes;

    @Inject
    public QuotaLookup(QuotaManager quotas, QuotaRootResolver roots, MailboxManager mailboxes) {
        this.quotas = quotas;
        this.roots = roots;
        this.mailboxes = mailboxes;
    }

    /** Empty where the exception does not tell. */
    Optional<QuotaRoot> root(OverQuotaException refusal) {
        Matcher told = REFUSAL.matcher(String.valueOf(refusal.getMessage()));
        if (!told.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(roots.fromString(told.group("root")));
        } catch (MailboxException otherText) {
            return Optional.empty();
        }
    }

    /** That of a user's own mailboxes. */
    QuotaRoot root(Username user) {
        try {
            return roots.getQuotaRoot(MailboxPath.inbox(user));
        } catch (MailboxException unknown) {
            throw new IllegalStateException("quota root of " + user.asString(), unknown);
        }
    }

    /** Whose quota it is. */
    String user(QuotaRoot root) {
        return roots.associatedUsername(root).asString();
    }

    /** As it is now. */
    Mono<QuotaUsage> usage(QuotaRoot root) {
        return Mono.defer(() -> Mono.from(quotas.getQuotasReactive(root)))
                .map(found -> QuotaUsage.of(found.getMessageQuota(), found.getStorageQuota()));
    }

    /** Of the quota root that rules a mailbox. */
    public Mono<QuotaUsage> usage(MailboxPath mailbox) {
        return Mono.defer(() -> Mono.from(roots.getQuotaRootReactive(mailbox))).flatMap(this::usage);
    }

    /** Fails or is empty when there is none. */
    Mono<Mailbox> mailbox(MailboxPath path) {
        MailboxSession owner = mailboxes.createSystemSession(path.getUser());
        return Mono.defer(() -> Mono.from(mailboxes.getMailboxReactive(path, owner)))
                .flatMap(manager -> Mono.fromCallable(manager::getMailboxEntity));
    }
}
