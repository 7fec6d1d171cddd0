// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/** Where a field comes from when the fragments of a message are put together (RFC 2046, section 5.2.2.1). */
public enum Fragmentation {
    /** From the header of the first fragment, the enclosing message. */
    ENCLOSING,
    /** From the header of the message that the first fragment encloses. */
    ENCLOSED,
    /** It stands in no header of a message that could be fragmented. */
    NOT_APPLICABLE
}
