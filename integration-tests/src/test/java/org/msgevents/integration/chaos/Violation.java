// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

/** A promise that was broken, and where. */
record Violation(Promise promise, String where) {
    /** What is promised. */
    enum Promise {
        /** What a client was answered is told to every subscription that wants it. */
        TOLD,
        /** What happened once has one id. */
        ONE_ID,
        /** An id stands for the same body each time, and in the header as in the body. */
        SAME_BODY,
        /** Events of a key come by ascending sequence, repeats aside. */
        SEQUENCE,
        /** Events of a mailbox come in the order in which its client was answered. */
        ORDER,
        /** Nothing is told that is not so in the mailboxes. */
        TRUE,
        /** A subscription gets what it wants, and nothing else. */
        WANTED,
        /** What the outbox counted is what the receiver noted. */
        COUNTED
    }
}
