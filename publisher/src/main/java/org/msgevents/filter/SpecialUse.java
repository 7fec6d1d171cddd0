// SPDX-License-Identifier: Apache-2.0
package org.msgevents.filter;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Special uses of mailboxes (RFC 6154), known by the names that James gives such mailboxes: at the top level, without
 * regard to case.
 */
public enum SpecialUse {
    ARCHIVE("\\Archive", "archive"),
    DRAFTS("\\Drafts", "drafts"),
    JUNK("\\Junk", "junk|spam"),
    SENT("\\Sent", "sent"),
    TRASH("\\Trash", "trash");

    private final String attribute;
    private final Pattern names;

    SpecialUse(String attribute, String names) {
        this.attribute = attribute;
        this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
    }

    /** By attribute, such as {@code \Junk}. */
    public static Map<String, SpecialUse> byAttribute() {
        return Arrays.stream(values())
                .collect(
                        Collectors.toMap(use -> use.attribute, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    boolean isOf(String mailbox) {
        return names.matcher(mailbox).matches();
    }
}
