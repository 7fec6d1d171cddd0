// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one parameter is made of: sections in any order, an extended value, a plain one (RFC 2231). Not thread-safe. */
final class ParameterParts {
    private final Map<Integer, Section> sections = new TreeMap<>();
    private Optional<String> extended = Optional.empty();
    private Optional<String> plain = Optional.empty();

    private record Section(String text, boolean isEncoded) {}

    /** False if there was one already; so are the others. */
    boolean section(int number, String text, boolean isEncoded) {
        return sections.putIfAbsent(number, new Section(text, isEncoded)) == null;
    }

    boolean extended(String text) {
        boolean isFirst = extended.isEmpty();
        extended = isFirst ? Optional.of(text) : extended;
        return isFirst;
    }

    boolean plain(String text) {
        boolean isFirst = plain.isEmpty();
        plain = isFirst ? Optional.of(text) : plain;
        return isFirst;
    }

    /** The extended value before the sections, those before the plain one, which is there for old software. */
    String value(Notes notes) {
        if (extended.isPresent()) {
            return joined(Map.of(0, new Section(extended.get(), true)), notes);
        }
        if (!sections.isEmpty()) {
            if (!sections.containsKey(0) || !sections.containsKey(sections.size() - 1)) {
                notes.add(DefectKind.MISSING_CONTINUATION);
            }
            return joined(sections, notes);
        }
        return plain.orElse("");
    }

    private static String joined(Map<Integer, Section> sections, Notes notes) {
        Section first = sections.values().iterator().next();
        String[] marks = first.isEncoded() ? first.text().split("'", 3) : new String[0];
        Optional<Charset> charset = charset(marks, sections, notes);
        if (charset.isEmpty()) {
            StringBuilder raw = new StringBuilder();
            sections.values().forEach(section -> raw.append(section.text()));
            return FieldText.withoutControls(raw.toString(), notes);
        }
        StringBuilder value = new StringBuilder();
        OctetBuffer pending = new OctetBuffer();
        boolean isFirst = true;
        for (Section section : sections.values()) {
            String text = isFirst && marks.length == 3 ? marks[2] : section.text();
            isFirst = false;
            if (!section.isEncoded()) {
                value.append(flushed(pending, charset.get(), notes)).append(text);
            } else if (!Octets.fromPercent(text, pending)) {
                notes.add(DefectKind.BAD_PERCENT_ENCODING, text);
            }
        }
        return value.append(flushed(pending, charset.get(), notes)).toString();
    }

    /** UTF-8 where none is named; empty where one is that nobody knows. */
    private static Optional<Charset> charset(String[] marks, Map<Integer, Section> sections, Notes notes) {
        String name = marks.length == 3 ? marks[0] : "";
        if (!name.isEmpty()) {
            Optional<Charset> known = Charsets.find(name);
            if (known.isEmpty()) {
                notes.add(DefectKind.UNKNOWN_CHARSET, name);
            }
            return known;
        }
        if (marks.length != 3 && sections.values().stream().anyMatch(Section::isEncoded)) {
            notes.add(
                    DefectKind.PARAMETER_SYNTAX,
                    sections.values().iterator().next().text());
        }
        return Optional.of(StandardCharsets.UTF_8);
    }

    private static String flushed(OctetBuffer pending, Charset charset, Notes notes) {
        return pending.isEmpty() ? "" : Octets.decode(pending.take(), charset, notes);
    }
}
