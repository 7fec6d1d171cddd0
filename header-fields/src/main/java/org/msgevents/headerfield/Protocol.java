// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/** What a field is registered for (RFC 3864, section 4.2.1); netnews only beside mail. */
public enum Protocol {
    /** Internet mail, RFC 5322. */
    MAIL,
    /** MIME, RFC 2045: a field that describes content. */
    MIME,
    /** Netnews articles, RFC 5536. */
    NETNEWS
}
