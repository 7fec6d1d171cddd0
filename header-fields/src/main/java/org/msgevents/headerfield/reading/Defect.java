// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.LinkedHashMap;
import java.util.Map;

import org.msgevents.headerfield.WireName;

/**
 * What is amiss with an instance of a field.
 *
 * @param part the text it is about, as received, unfolded; may be empty where it is about the whole
 */
public record Defect(DefectKind kind, String part) {
    /** {@code defect}, and {@code part} where there is one. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("defect", WireName.of(kind));
        if (!part.isEmpty()) {
            json.put("part", part);
        }
        return json;
    }
}
