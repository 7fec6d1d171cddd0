// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import org.apache.james.mailbox.MailboxManager;
import org.apache.james.mailbox.model.MailboxId;
import org.msgevents.james.quota.QuotaLookup;

import com.google.inject.Inject;

/** What of James is asked for what its events do not tell. */
public record JamesServices(
        MailboxManager mailboxes,
        MessageWhereabouts whereabouts,
        MailboxId.Factory mailboxIds,
        ServerTasks tasks,
        QuotaLookup quotas) {
    @Inject
    public JamesServices {}
}
