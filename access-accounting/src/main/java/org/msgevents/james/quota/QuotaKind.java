// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.quota;

import org.apache.james.core.quota.QuotaCountLimit;
import org.apache.james.mailbox.exception.OverQuotaException;

/** What a quota root limits. */
enum QuotaKind {
    MESSAGES,
    STORAGE;

    /** What the refused operation would have used too much of. */
    static QuotaKind of(OverQuotaException refusal) {
        return refusal.getMax() instanceof QuotaCountLimit ? MESSAGES : STORAGE;
    }
}
