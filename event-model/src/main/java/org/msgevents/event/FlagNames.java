// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * IMAP flags and keywords (draft-ietf-lemonade-msgevent-03, section 5, flagNames): case kept, compared without it,
 * {@code \Recent} left out.
 *
 * @param names sorted without regard to case, system flags (with their backslash) first, none twice
 */
public record FlagNames(List<String> names) {
    public FlagNames {
        names = normalized(names);
    }

    /**
     * Flags in any order; {@code \Recent} is dropped, an empty or spaced name is an {@link IllegalArgumentException}.
     */
    public static FlagNames of(Collection<String> names) {
        return new FlagNames(List.copyOf(names));
    }

    /** Reads what {@link #toString()} wrote, and any other space-separated list. */
    public static FlagNames parse(String text) {
        return new FlagNames(text.isEmpty() ? List.of() : List.of(text.split(" ", -1)));
    }

    private static List<String> normalized(List<String> names) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (String name : names) {
            if (!name.matches("\\S+")) {
                throw new IllegalArgumentException("flag name '" + name + "': must not be empty nor hold white space");
            }
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("\\recent")) {
                sorted.putIfAbsent((name.startsWith("\\") ? "0" : "1") + lower, name);
            }
        }
        return List.copyOf(sorted.values());
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** The wire form: {@code \Flagged \Seen $Work}. */
    @Override
    public String toString() {
        return String.join(" ", names);
    }
}
