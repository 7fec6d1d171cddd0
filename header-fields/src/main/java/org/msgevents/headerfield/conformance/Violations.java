// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.msgevents.headerfield.FieldNames;

/** Collects the violations of one message, in the order in which they are found; no more than a message may cost. */
final class Violations {
    static final int MOST = 100;

    private final Map<String, Violation> found = new LinkedHashMap<>();

    void add(ViolationKind kind, String field) {
        add(kind, field, 1);
    }

    void add(ViolationKind kind, String field, int count) {
        Violation one = new Violation(kind, printable(field), count);
        String key = one.toString().toLowerCase(Locale.ROOT);
        if (found.size() >= MOST - 1 && !found.containsKey(key)) {
            one = new Violation(ViolationKind.MORE_VIOLATIONS, "", count);
            key = one.toString();
        }
        found.merge(
                key,
                one,
                (before, more) -> new Violation(before.kind(), before.field(), before.count() + more.count()));
    }

    List<Violation> all() {
        return List.copyOf(found.values());
    }

    private static String printable(String field) {
        String start = field.length() > FieldNames.MOST ? field.substring(0, FieldNames.MOST) : field;
        return start.replaceAll("[^!-9;-~]", "?");
    }
}
