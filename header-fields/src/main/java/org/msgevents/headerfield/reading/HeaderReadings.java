// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is read of one header, within the limits. Not thread-safe. */
final class HeaderReadings {
    private final List<WantedField> wanted;
    private final ReadingLimits limits;
    private final List<List<FieldInstance>> instances;
    private final int[] omitted;
    private int octetsLeft;

    HeaderReadings(List<WantedField> wanted, ReadingLimits limits) {
        this.wanted = wanted;
        this.limits = limits;
        instances = new ArrayList<>(wanted.size());
        wanted.forEach(field -> instances.add(List.of()));
        omitted = new int[wanted.size()];
        octetsLeft = limits.octets();
    }

    /** The body of an instance: the octets {@code from} up to {@code end}, folded as they are. */
    void add(WantedField field, byte[] header, int from, int end) {
        List<FieldInstance> sofar = instances.get(field.index());
        if (sofar.size() == limits.instances() || (octetsLeft == 0 && end > from)) {
            omitted[field.index()]++;
            return;
        }
        if (sofar.isEmpty()) {
            sofar = new ArrayList<>(1);
            instances.set(field.index(), sofar);
        }
        int most = Math.min(octetsLeft, limits.octetsPerField());
        int cut = end - from > most ? FieldText.boundary(header, from, from + most) : end;
        octetsLeft -= Math.min(octetsLeft, end - from);
        Notes notes = new Notes();
        if (!sofar.isEmpty() && field.isSingle()) {
            notes.add(DefectKind.TOO_MANY_INSTANCES);
        }
        if (cut < end) {
            notes.add(DefectKind.TRUNCATED);
        }
        FieldText body = FieldText.of(header, from, cut, notes);
        Optional<FieldValue> value = FieldValues.read(field.syntax(), body.text(), notes);
        sofar.add(new FieldInstance(value, body.raw(), notes.defects()));
    }

    HeaderReading reading() {
        List<FieldReading> fields = new ArrayList<>();
        for (WantedField field : wanted) {
            List<FieldInstance> read = instances.get(field.index());
            if (!read.isEmpty() || omitted[field.index()] > 0) {
                fields.add(new FieldReading(field.name(), field.isSingle(), read, omitted[field.index()]));
            }
        }
        return new HeaderReading(fields);
    }
}
