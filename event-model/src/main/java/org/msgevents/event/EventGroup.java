// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an event is about: the subsections of draft-ietf-lemonade-msgevent-03, section 4, and the words to subscribe by.
 */
public enum EventGroup {
    /** Message addition and deletion (section 4.1), quota aside. */
    MESSAGE,
    /** Message flags (section 4.2). */
    FLAGS,
    /** Access accounting (section 4.3). */
    ACCESS,
    /** Mailbox management (section 4.4), subscriptions aside. */
    MAILBOX,
    /** Subscription lists (section 4.4). */
    SUBSCRIPTION,
    /** Quota (section 4.1). */
    QUOTA;

    /** The word that stands for this group in a configuration, such as {@code message}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group of that {@link #word()}. */
    public static Optional<EventGroup> find(String word) {
        return Arrays.stream(values())
                .filter(group -> group.word().equals(word))
                .findFirst();
    }
}
