// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/** What a field's specification is (RFC 3864, section 4.2.1). */
public enum Status {
    /** On the standards track. */
    STANDARD,
    /** An informational RFC. */
    INFORMATIONAL,
    /** An experimental RFC. */
    EXPERIMENTAL,
    /** An Internet-Draft that never became an RFC. */
    DRAFT,
    /** To be read, not to be generated any more. */
    DEPRECATED,
    /** Taken back or replaced; not to be generated. */
    OBSOLETED
}
