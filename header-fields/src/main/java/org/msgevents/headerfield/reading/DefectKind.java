// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

/** What may be amiss with a field; its wire name is in small letters, with hyphens. */
public enum DefectKind {
    /** A further instance of a field that a header may have but once. */
    TOO_MANY_INSTANCES,
    /** Further instances are there, and were not read: the limits. */
    INSTANCES_OMITTED,
    /** The body is longer than what was read of it: the limits. */
    TRUNCATED,
    /** There were more defects than are told of one instance. */
    MORE_DEFECTS,
    /** Control characters; U+FFFD stands for them in the value. */
    CONTROL_CHARACTERS,
    /** Octets that are neither ASCII nor UTF-8; read as ISO-2022-JP, or as ISO-8859-1. */
    UNENCODED_TEXT,
    /** There is nothing where the syntax wants something. */
    EMPTY,
    /** An encoded word in a charset that nobody here knows; it is left as it is. */
    UNKNOWN_CHARSET,
    /** An encoded word that does not end, or whose content does not decode; what does is in the value. */
    MALFORMED_ENCODED_WORD,
    /** An encoded word in a quoted string or a parameter (RFC 2047, section 5); decoded nevertheless. */
    MISPLACED_ENCODED_WORD,
    /** A quoted string that does not end. */
    UNTERMINATED_QUOTE,
    /** A comment that does not end. */
    UNTERMINATED_COMMENT,
    /** An angle bracket that is not closed. */
    UNTERMINATED_ANGLE,
    /** A group that does not end. */
    UNTERMINATED_GROUP,
    /** No angle brackets where the syntax wants them. */
    MISSING_ANGLE,
    /** Text where nothing should be; it is not in the value. */
    SURPLUS_TEXT,
    /** Semicolons between addresses. */
    WRONG_SEPARATOR,
    /** Not an address; it is not in the value. */
    NOT_AN_ADDRESS,
    /** An address that RFC 5322 would not have; it is in the value. */
    ADDRESS_SYNTAX,
    /** More than one where one may be; the first is in the value. */
    TOO_MANY_ADDRESSES,
    /** A message identifier that RFC 5322 would not have; it is in the value. */
    MSG_ID_SYNTAX,
    /** A date that RFC 5322 would not have, in the value if it can be understood. */
    DATE_SYNTAX,
    /** A time zone that is missing or not known; taken as -0000. */
    UNKNOWN_ZONE,
    /** The day of the week is not that of the date. */
    WRONG_DAY_OF_WEEK,
    /** A parameter that cannot be read, or not by the rules. */
    PARAMETER_SYNTAX,
    /** A parameter that was there before; the first is in the value. */
    DUPLICATE_PARAMETER,
    /** A continued parameter (RFC 2231, section 3) of which a part is missing. */
    MISSING_CONTINUATION,
    /** Percent signs that encode nothing, in an extended parameter. */
    BAD_PERCENT_ENCODING
}
