// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.List;

/**
 * All fields of one name in a header.
 *
 * @param name as the registry spells it, or, where it does not know it, who asked for it
 * @param isSingle whether a header may have but one
 * @param instances in the order of the header; at least one, unless all were omitted
 * @param omitted how many more there are, that were not read: the limits
 */
public record FieldReading(String name, boolean isSingle, List<FieldInstance> instances, int omitted) {
    public FieldReading {
        instances = List.copyOf(instances);
    }
}
