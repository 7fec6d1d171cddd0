// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * IMAP flags and keywords (draft-ietf-lemonade-msgevent-03, section 5, flagNames): case kept, compared without it,
 * {@code \Recent} left out.
 *
 * @param names sorted without regard to case, system flags (with their backslash) first, none twice; of two that differ
 *     in case alone the first stands
 */
public record FlagNames(List<String> names) {
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}]+");

    public FlagNames {
        names = normalized(names);
    }

    /**
     * Flags in any order; {@code \Recent} is dropped. A name that is empty, or holds white space or a control
     * character, is an {@link IllegalArgumentException}.
     */
    public static FlagNames of(Collection<String> names) {
        return new FlagNames(List.copyOf(names));
    }

    /** Reads what {@link #toString()} wrote, and any other list with one space between the names. */
    public static FlagNames parse(String text) {
        return new FlagNames(text.isEmpty() ? List.of() : List.of(text.split(" ", -1)));
    }

    private static List<String> normalized(List<String> names) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (String name : names) {
            if (!NAME.matcher(Surrogates.requirePaired(name)).matches()) {
                throw new IllegalArgumentException("a flag name must not be empty, nor hold white space or controls");
            }
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("\\recent")) {
                sorted.putIfAbsent((name.startsWith("\\") ? "0" : "1") + lower, name);
            }
        }
        return List.copyOf(sorted.values());
    }

    /** Whether it is among them, whatever its case. */
    public boolean has(String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
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
