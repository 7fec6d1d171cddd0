// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/** Who may touch a field (RFC 4249, section 3.3.1), in terms of RFC 5598. */
public enum Role {
    /** The author's user agent. */
    AUTHOR,
    /** The server that takes the message from its author. */
    SUBMISSION,
    /** A server on the way. */
    RELAY,
    /** A mailing list. */
    LIST,
    /** A server between Internet mail and another system. */
    GATEWAY,
    /** The user agent of who passes the message on. */
    RESENDER,
    /** Who checks signatures and senders, at a border. */
    VERIFIER,
    /** A filter at delivery, such as Sieve. */
    FILTER,
    /** The server that delivers into the mailbox, and serves it. */
    DELIVERY,
    /** The recipient's user agent. */
    RECEIVER
}
