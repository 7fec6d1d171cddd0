// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

import java.util.List;
import java.util.Set;

/**
 * Who writes, changes and reads a field, and where (RFC 4249, sections 3.2.3, 3.3.1, 3.3.3 and 3.4.4).
 *
 * @param producers who may write it; nobody where it must not be generated any more
 * @param modifiers who may change or remove it on the way
 * @param consumers who is to act on it
 * @param contexts the headers it may stand in: {@code message}, {@code part} for that of a MIME part, or a media type
 *     of whose content it is a field
 */
public record Handling(
        Category category,
        Set<Role> producers,
        Set<Role> modifiers,
        Set<Role> consumers,
        List<String> contexts,
        Fragmentation fragmentation) {
    public Handling {
        producers = Set.copyOf(producers);
        modifiers = Set.copyOf(modifiers);
        consumers = Set.copyOf(consumers);
        contexts = List.copyOf(contexts);
    }
}
