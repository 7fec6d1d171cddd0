// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.conformance;

import java.util.Arrays;
import java.util.Optional;

import org.msgevents.headerfield.WireName;

/** What a header may do against the rules; its wire name is in small letters, with hyphens. */
public enum ViolationKind {
    /** Fewer instances than a header must have, or a resent block (RFC 5322, section 3.6). */
    MISSING_FIELD,
    /** MIME fields in a message that does not say it is MIME (RFC 2045, section 4). */
    MISSING_MIME_VERSION,
    /** More instances than a header may have, or a resent block. */
    TOO_MANY_INSTANCES,
    /** A line that has no name and colon. */
    NOT_A_FIELD,
    /** A name that is empty, too long, or not of printable ASCII (RFC 5322, section 3.6.8). */
    FIELD_NAME_SYNTAX,
    /** White space between name and colon (RFC 5322, section 4.5): some readers take it for no field. */
    SPACE_BEFORE_COLON,
    /** A field that may not be generated any more. */
    FORBIDDEN_FIELD,
    /** A field of a part in the message's header, or the other way round. */
    MISPLACED_FIELD,
    /** A field with the prefix {@code Content-} that nobody specified (RFC 4249, section 3.1.2.1.1). */
    NOT_A_MIME_FIELD,
    /** A line of more than 998 octets (RFC 5322, section 2.1.1). */
    LINE_TOO_LONG,
    /** The octet 0. */
    NUL,
    /** A carriage return that no line feed follows. */
    BARE_CR,
    /** A line feed behind no carriage return. */
    BARE_LF,
    /** A control character other than those with a kind of their own, and tab. */
    CONTROL_CHARACTERS,
    /** UTF-8 in a message that did not come by SMTPUTF8 (RFC 6532). */
    UNENCODED_TEXT,
    /** Octets that are neither ASCII nor UTF-8. */
    NOT_UTF8,
    /** The header goes on behind what is checked; what is there, or missing, is not told. */
    TOO_LARGE,
    /** There were more than are told. */
    MORE_VIOLATIONS;

    /** The kind of that wire name. */
    public static Optional<ViolationKind> of(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> WireName.of(kind).equals(wireName))
                .findFirst();
    }
}
