// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;
import org.msgevents.headerfield.HeaderFieldRegistry;

/**
 * Reads some fields of a header, each by its syntax. Immutable and thread-safe.
 *
 * <p>No header is an error: what cannot be read is told as a {@link Defect}, with its raw text. Time grows with the
 * header's length; what is read, and its memory, is bounded by the {@link ReadingLimits}.
 */
public final class HeaderFieldReader {
    private final List<WantedField> wanted;
    private final WantedField[][] byLength;
    private final ReadingLimits limits;

    /**
     * A reader of these fields.
     *
     * @param names of any field; one that the registry does not know is read as text, and may stand often
     * @throws IllegalArgumentException if one is no field name by RFC 5322, section 3.6.8
     */
    public HeaderFieldReader(HeaderFieldRegistry registry, Collection<String> names, ReadingLimits limits) {
        this.limits = limits;
        Set<String> seen = new LinkedHashSet<>();
        List<WantedField> fields = new ArrayList<>();
        for (String name : names) {
            WantedField field = WantedField.of(fields.size(), name, registry);
            if (seen.add(field.key())) {
                fields.add(field);
            }
        }
        wanted = List.copyOf(fields);
        int longest =
                wanted.stream().mapToInt(field -> field.name().length()).max().orElse(0);
        byLength = new WantedField[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            int every = length;
            byLength[length] = wanted.stream()
                    .filter(field -> field.name().length() == every)
                    .toArray(WantedField[]::new);
        }
    }

    /**
     * Reads a header.
     *
     * @param header its octets, up to the empty line that ends it or further; lines may end with CRLF or LF
     */
    public HeaderReading read(byte[] header) {
        HeaderReadings readings = new HeaderReadings(wanted, limits);
        int at = 0;
        while (at < header.length) {
            int end = FieldLines.end(header, at);
            if (FieldLines.isEmpty(header, at)) {
                break;
            }
            int colon = FieldLines.colon(header, at, end);
            if (colon > 0) {
                int nameEnd = FieldLines.nameEnd(header, at, colon);
                for (WantedField field : named(nameEnd - at)) {
                    if (field.isNamed(header, at)) {
                        readings.add(field, header, colon + 1, end);
                    }
                }
            }
            at = end;
        }
        return readings.reading();
    }

    /** Reads the fields of a header that mime4j has parsed, in its order. */
    public HeaderReading read(Iterable<? extends Field> header) {
        HeaderReadings readings = new HeaderReadings(wanted, limits);
        for (Field field : header) {
            String name = field.getName();
            for (WantedField candidate : named(name.length())) {
                if (candidate.key().equals(name.toLowerCase(Locale.ROOT))) {
                    byte[] body = body(field);
                    readings.add(candidate, body, 0, body.length);
                }
            }
        }
        return readings.reading();
    }

    private WantedField[] named(int length) {
        return length < byLength.length ? byLength[length] : byLength[0];
    }

    /** A field that was made, not parsed, has no raw form. */
    private static byte[] body(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw != null) {
            byte[] octets = raw.toByteArray();
            int colon = FieldLines.colon(octets, 0, octets.length);
            byte[] body = new byte[octets.length - colon - 1];
            System.arraycopy(octets, colon + 1, body, 0, body.length);
            return body;
        }
        String body = field.getBody();
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    }
}
