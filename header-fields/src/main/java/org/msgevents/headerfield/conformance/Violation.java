// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.conformance;

import org.msgevents.headerfield.WireName;

/**
 * What the fields of one name do against the rules.
 *
 * @param field its name, as the registry spells it, else as written: printable ASCII, cut where it is too long; empty
 *     where there is no name
 * @param count how many instances do, or are missing; from 1
 */
public record Violation(ViolationKind kind, String field, int count) {
    /** Such as {@code too-many-instances:Subject}; the kind alone where there is no name. */
    @Override
    public String toString() {
        return field.isEmpty() ? WireName.of(kind) : WireName.of(kind) + ":" + field;
    }
}
