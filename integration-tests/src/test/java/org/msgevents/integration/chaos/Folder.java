// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import org.msgevents.integration.receiver.MailboxUrl;

/** A mailbox as IMAP knows it. */
record Folder(String owner, String name, long uidValidity) {
    static Folder of(MailboxUrl url) {
        return new Folder(url.owner(), url.mailbox(), url.uidValidity().orElseThrow());
    }
}
