// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.expiry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.apache.james.core.Username;
import org.msgevents.filter.MailboxSelector;
import org.msgevents.filter.UserPattern;

/**
 * Which messages expire.
 *
 * @param name unique
 * @param users whose; empty: all
 * @param mailboxes in which, at least one
 * @param age since INTERNALDATE (RFC 3501, section 2.3.3)
 * @param schedule the time between two runs; empty: on demand only
 */
public record ExpiryRule(
        String name,
        List<UserPattern> users,
        List<MailboxSelector> mailboxes,
        Duration age,
        Optional<Duration> schedule) {
    public ExpiryRule {
        users = List.copyOf(users);
        mailboxes = List.copyOf(mailboxes);
    }

    boolean concerns(Username user) {
        return users.isEmpty() || users.stream().anyMatch(pattern -> pattern.matches(user.asString()));
    }

    boolean concerns(String mailbox) {
        return mailboxes.stream().anyMatch(selector -> selector.selects(mailbox));
    }
}
