// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was read of a message's header: an object {@code fields}, whose values are strings, lists and objects by the
 * syntax of each field, and a list {@code defects} where something could not be read as it should. Immutable.
 *
 * @param json maps, lists and strings, and integers, as JSON has them
 */
public record HeaderFields(Map<String, Object> json) {
    private static final String FIELDS = "fields";
    private static final String DEFECTS = "defects";

    static final Map<String, Object> SCHEMA = Map.of(
            "type",
            "object",
            "required",
            List.of(FIELDS),
            "properties",
            new TreeMap<>(Map.of(FIELDS, Map.of("type", "object"), DEFECTS, Map.of("type", "array"))));

    /** A tree without {@code fields}, or with a value that JSON has not, is an {@link IllegalArgumentException}. */
    public HeaderFields {
        json = object(json);
        if (!(json.get(FIELDS) instanceof Map)) {
            throw new IllegalArgumentException("wanted an object with an object fields");
        }
        if (!(json.getOrDefault(DEFECTS, List.of()) instanceof List)) {
            throw new IllegalArgumentException("wanted a list of defects");
        }
    }

    static HeaderFields fromJson(Object json) {
        if (json instanceof Map<?, ?> tree) {
            return new HeaderFields(object(tree));
        }
        throw new IllegalArgumentException("wanted an object with an object fields");
    }

    private static Map<String, Object> object(Map<?, ?> tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((key, value) -> copy.put(Surrogates.requirePaired(String.valueOf(key)), value(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object value(Object value) {
        if (value instanceof Map<?, ?> tree) {
            return object(tree);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(value(element)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof String text) {
            return Surrogates.requirePaired(text);
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("wanted strings, integers, lists and objects");
    }
}
