// SPDX-License-Identifier: Apache-2.0
package org.msgevents.mechanism.email;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a template may name, in braces. */
enum Placeholder {
    /** The event's name, such as MessageNew. */
    EVENT,
    /** The event's id. */
    ID,
    /** Parameter timestamp: when it happened. */
    TIME,
    /** Parameter serverFQDN. */
    SERVER,
    /** Parameter user. */
    USER,
    /** The mailbox's name, of parameter mailboxID. */
    MAILBOX,
    /** Parameter uri. */
    URI,
    /** Parameter uidset. */
    UIDS,
    /** Parameter messageSize, in octets. */
    SIZE,
    /** Parameter tags. */
    TAGS,
    /** The message's From, of vnd.james.headerFields. */
    FROM,
    /** The message's Subject, of vnd.james.headerFields. */
    SUBJECT;

    static List<String> names() {
        return Arrays.stream(values()).map(Placeholder::toString).toList();
    }

    static Optional<Placeholder> find(String name) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.toString().equals(name))
                .findFirst();
    }

    /** As a template has it, without braces. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
