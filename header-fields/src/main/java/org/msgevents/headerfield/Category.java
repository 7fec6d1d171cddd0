// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/** What a field is for, as RFC 5322, section 3.6, and later specifications sort them (RFC 4249, section 3.2.3). */
public enum Category {
    ORIGINATOR,
    DESTINATION,
    IDENTIFICATION,
    INFORMATIONAL,
    RESENT,
    /** Added on the way, at the top, kept in order. */
    TRACE,
    /** Describes content. */
    MIME,
    /** About a mailing list. */
    LIST,
    /** Signatures and what they are about. */
    AUTHENTICATION,
    /** Asks those on the way for something. */
    CONTROL,
    /** Content negotiation. */
    NEGOTIATION,
    /** Reports, and the wish for them. */
    NOTIFICATION,
    /** About a related, earlier message. */
    ORIGINAL,
    /** Labels of confidentiality. */
    SECURITY,
    /** From and to other systems, X.400 above all. */
    GATEWAY,
    /** Military messaging. */
    MILITARY,
    /** What was there before a message was made ASCII. */
    DOWNGRADED
}
