// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was wanted of a header. Immutable.
 *
 * @param fields those that are there, in the order they were asked for
 */
public record HeaderReading(List<FieldReading> fields) {
    public HeaderReading {
        fields = List.copyOf(fields);
    }

    /** The field of this name, whatever its case. */
    public Optional<FieldReading> find(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * Strings, integers, lists and maps of them: {@code fields} by their names, and {@code defects} if there are any.
     *
     * <p>A field that a header may have but once is one value, that of its first instance; any other is a list. So what
     * a receiver gets of a field has one form, whatever the sender did. A field of which nothing could be read is not
     * in {@code fields}; {@code defects} has its raw body.
     */
    public Map<String, Object> toJson() {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Object> defects = new ArrayList<>();
        for (FieldReading field : fields) {
            List<Object> read = field.instances().stream()
                    .limit(field.isSingle() ? 1 : Long.MAX_VALUE)
                    .flatMap(instance -> instance.value().stream())
                    .map(FieldValue::toJson)
                    .toList();
            if (!read.isEmpty()) {
                values.put(field.name(), field.isSingle() ? read.get(0) : read);
            }
            tellDefects(field, defects);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fields", values);
        if (!defects.isEmpty()) {
            json.put("defects", defects);
        }
        return json;
    }

    private static void tellDefects(FieldReading field, List<Object> told) {
        for (int i = 0; i < field.instances().size(); i++) {
            FieldInstance instance = field.instances().get(i);
            if (!instance.defects().isEmpty()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("field", field.name());
                json.put("instance", i + 1);
                json.put(
                        "defects",
                        instance.defects().stream().map(Defect::toJson).toList());
                json.put("raw", instance.raw());
                if (field.isSingle() && i > 0) {
                    instance.value().ifPresent(value -> json.put("value", value.toJson()));
                }
                told.add(json);
            }
        }
        if (field.omitted() > 0) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("field", field.name());
            json.put("defects", List.of(new Defect(DefectKind.INSTANCES_OMITTED, "").toJson()));
            json.put("omitted", field.omitted());
            told.add(json);
        }
    }
}
