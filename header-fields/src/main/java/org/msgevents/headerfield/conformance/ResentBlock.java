// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the fields of who passed a message on (RFC 5322, section 3.6.6): each who does puts a block of them in front,
 * with one Resent-Date, one Resent-From and the others at most once.
 *
 * <p>Blocks that stand side by side, with no other field between them, are counted by their Resent-Dates.
 */
final class ResentBlock {
    private static final String DATE = "Resent-Date";
    private static final List<String> NEEDED = List.of(DATE, "Resent-From");

    private final Violations found;
    private final Map<String, Integer> instances = new LinkedHashMap<>();

    ResentBlock(Violations found) {
        this.found = found;
    }

    void add(String name) {
        instances.merge(name, 1, Integer::sum);
    }

    /** Before a field of another category, and at the end of the header. */
    void end() {
        if (!instances.isEmpty()) {
            int blocks = Math.max(1, instances.getOrDefault(DATE, 0));
            for (String name : NEEDED) {
                int missing = blocks - instances.getOrDefault(name, 0);
                if (missing > 0) {
                    found.add(ViolationKind.MISSING_FIELD, name, missing);
                }
            }
            instances.forEach((name, count) -> {
                if (count > blocks) {
                    found.add(ViolationKind.TOO_MANY_INSTANCES, name, count - blocks);
                }
            });
            instances.clear();
        }
    }
}
