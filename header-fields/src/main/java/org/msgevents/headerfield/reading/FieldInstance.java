// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.List;
import java.util.Optional;

/**
 * One of the fields of a name in a header, as it was read.
 *
 * @param value empty where nothing of it could be read; where there are defects, what could be
 * @param raw the body as received, unfolded, up to the limits
 */
public record FieldInstance(Optional<FieldValue> value, String raw, List<Defect> defects) {
    public FieldInstance {
        defects = List.copyOf(defects);
    }
}
