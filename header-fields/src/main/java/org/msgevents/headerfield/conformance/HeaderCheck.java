// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.conformance;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.msgevents.headerfield.Category;
import org.msgevents.headerfield.FieldNames;
import org.msgevents.headerfield.HeaderFieldRegistry;
import org.msgevents.headerfield.HeaderFieldSpecification;
import org.msgevents.headerfield.conformance.HeaderFieldConformance.Characters;
import org.msgevents.headerfield.reading.FieldLines;

/** Checks one header, field by field. */
final class HeaderCheck {
    private static final String CONTENT = "content-";
    private static final String MIME_VERSION = "MIME-Version";

    /** Whose header it is. */
    enum Place {
        MESSAGE,
        PART;

        /** Whether the field may stand there; one of a media type's content may not. */
        boolean allows(HeaderFieldSpecification field) {
            return field.handling().contexts().contains(name().toLowerCase(Locale.ROOT));
        }
    }

    private final Place place;
    private final HeaderFieldRegistry registry;
    private final FieldOctets octets;
    private final Violations found;
    private final ResentBlock resent;
    private final Map<String, Integer> instances = new LinkedHashMap<>();
    private boolean hasMimeFields;

    HeaderCheck(Place place, HeaderFieldRegistry registry, Characters characters, Violations found) {
        this.place = place;
        this.registry = registry;
        this.octets = new FieldOctets(characters, found);
        this.found = found;
        this.resent = new ResentBlock(found);
    }

    /** A field with all its lines; the last may lack its end. */
    void field(byte[] field) {
        int colon = FieldLines.colon(field, 0, field.length);
        int nameEnd = FieldLines.nameEnd(field, 0, Math.max(colon, 0));
        String name = new String(field, 0, nameEnd, StandardCharsets.ISO_8859_1);
        Optional<HeaderFieldSpecification> known = registry.find(name);
        String shown = known.map(HeaderFieldSpecification::name).orElse(name);
        if (colon < 0) {
            found.add(ViolationKind.NOT_A_FIELD, "");
        } else if (!FieldNames.isFieldName(name)) {
            found.add(ViolationKind.FIELD_NAME_SYNTAX, name);
        } else if (nameEnd < colon) {
            found.add(ViolationKind.SPACE_BEFORE_COLON, shown);
        }
        octets.check(shown, field);
        known.ifPresent(this::known);
        if (known.isEmpty() && name.toLowerCase(Locale.ROOT).startsWith(CONTENT)) {
            found.add(ViolationKind.NOT_A_MIME_FIELD, name);
        }
        if (known.filter(HeaderCheck::isResent).isEmpty()) {
            resent.end();
        }
    }

    private void known(HeaderFieldSpecification field) {
        if (!place.allows(field)) {
            found.add(ViolationKind.MISPLACED_FIELD, field.name());
        } else if (isResent(field)) {
            resent.add(field.name());
        } else if (instances.merge(field.name(), 1, Integer::sum)
                > field.syntax().instances().most()) {
            found.add(ViolationKind.TOO_MANY_INSTANCES, field.name());
        }
        if (field.handling().producers().isEmpty()) {
            found.add(ViolationKind.FORBIDDEN_FIELD, field.name());
        }
        hasMimeFields |= field.handling().category() == Category.MIME
                && field.name().toLowerCase(Locale.ROOT).startsWith(CONTENT);
    }

    private static boolean isResent(HeaderFieldSpecification field) {
        return field.handling().category() == Category.RESENT;
    }

    /** Behind the last field: what is missing. */
    void end() {
        resent.end();
        if (place == Place.MESSAGE) {
            registry.all().forEach(this::missing);
            if (hasMimeFields && !instances.containsKey(MIME_VERSION)) {
                found.add(ViolationKind.MISSING_MIME_VERSION, MIME_VERSION);
            }
        }
    }

    private void missing(HeaderFieldSpecification field) {
        int missing = field.syntax().instances().least() - instances.getOrDefault(field.name(), 0);
        if (missing > 0) {
            found.add(ViolationKind.MISSING_FIELD, field.name(), missing);
        }
    }
}
