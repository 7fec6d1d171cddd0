// SPDX-License-Identifier: Apache-2.0
package org.msgevents.subscription;

/** What becomes of an event that its receiver refused, or that had its last attempt. */
public enum OnExhausted {
    /** It is set aside for an operator; the next event of its key comes at once. */
    PARK,
    /**
     * It is tried again at the schedule's last interval for ever, a refused one too; the later events of its key wait,
     * so that their receiver never gets one without those before it.
     */
    BLOCK,
    /** It is given up and counted as dropped; the next event of its key comes at once. */
    DROP
}
