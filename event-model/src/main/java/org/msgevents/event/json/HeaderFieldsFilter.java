// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event.json;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Cuts what one subscription asks for out of the header fields that were read for all. */
final class HeaderFieldsFilter {
    private static final String FIELDS = "fields";
    private static final String DEFECTS = "defects";

    private HeaderFieldsFilter() {}

    /** The fields of these names, and what is amiss with them. */
    static ObjectNode only(ObjectNode stored, Collection<String> names) {
        Set<String> keys = names.stream().map(HeaderFieldsFilter::key).collect(Collectors.toUnmodifiableSet());
        ObjectNode fields = stored.objectNode();
        stored.path(FIELDS).fields().forEachRemaining(field -> {
            if (keys.contains(key(field.getKey()))) {
                fields.set(field.getKey(), field.getValue());
            }
        });
        ArrayNode defects = stored.arrayNode();
        for (JsonNode defect : stored.path(DEFECTS)) {
            if (keys.contains(key(defect.path("field").asText()))) {
                defects.add(defect);
            }
        }
        ObjectNode filtered = stored.objectNode();
        filtered.set(FIELDS, fields);
        if (!defects.isEmpty()) {
            filtered.set(DEFECTS, defects);
        }
        return filtered;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
