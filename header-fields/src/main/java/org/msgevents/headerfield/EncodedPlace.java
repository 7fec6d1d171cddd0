// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/** Where text that is not ASCII may be encoded (RFC 2047, section 5; RFC 2231). */
public enum EncodedPlace {
    /** Anywhere in the body: rule 1 of RFC 2047, section 5. */
    TEXT,
    /** In comments: rule 2. */
    COMMENT,
    /** In words of phrases: rule 3. */
    PHRASE,
    /** In values of parameters: RFC 2231. */
    PARAMETER
}
