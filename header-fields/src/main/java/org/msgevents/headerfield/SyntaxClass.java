// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/** What form a field's body has, as far as a reader must know; its ABNF says the rest. */
public enum SyntaxClass {
    /** Text. */
    UNSTRUCTURED,
    /** Tokens of a grammar of its own: told as they are, unfolded. */
    STRUCTURED,
    /** One value, such as a keyword or a number; comments may surround it. */
    TOKEN,
    /** Values, separated by commas. */
    TOKEN_LIST,
    /** Phrases, separated by commas. */
    PHRASE_LIST,
    /** A value, followed by parameters. */
    PARAMETERS,
    /** Parameters alone. */
    PARAMETER_LIST,
    /** Tags of RFC 6376, section 3.2: white space in them counts for nothing. */
    TAG_LIST,
    /** One mailbox, or a group in its place. */
    MAILBOX,
    /** Mailboxes; groups in their place. */
    MAILBOX_LIST,
    /** Mailboxes and groups. */
    ADDRESS_LIST,
    /** Mailboxes and groups, or nothing. */
    OPTIONAL_ADDRESS_LIST,
    /** A path in angle brackets, or an empty one. */
    RETURN_PATH,
    /** A date and time. */
    DATE_TIME,
    /** Tokens, a semicolon, a date and time. */
    TEXT_AND_DATE,
    /** One message identifier. */
    MSG_ID,
    /** Message identifiers. */
    MSG_ID_LIST,
    /** An identifier in angle brackets, after an optional phrase. */
    LIST_ID,
    /** One URL, in angle brackets or bare. */
    URL,
    /** URLs in angle brackets, separated by commas; or a word such as NO. */
    URL_LIST,
    /** A type, a semicolon, and text whose form the type says. */
    TYPED_TEXT
}
