// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/** Which of IANA's two registries of message header field names has a field (RFC 3864, section 2.1), if any. */
public enum Registry {
    /** For fields with a specification that was reviewed. */
    PERMANENT,
    /** For names that are in use. */
    PROVISIONAL,
    /** In neither: an extension field that this software writes. */
    OWN
}
