// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.listener;

import org.msgevents.james.session.ServerIdentity;

/**
 * How this server tells what happens.
 *
 * @param provisionedMailboxes whether a MailboxCreate is told for each mailbox that James gives every user
 */
public record TranslationSettings(ServerIdentity server, ProvisionedMailboxes provisionedMailboxes) {
    /** What becomes of mailboxes that James creates at a user's first login. */
    public enum ProvisionedMailboxes {
        SILENT,
        TOLD
    }
}
