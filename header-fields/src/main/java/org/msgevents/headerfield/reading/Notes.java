// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.ArrayList;
import java.util.List;

/** Collects the defects of one instance, up to a number, and each only once. Not thread-safe. */
final class Notes {
    private static final int MOST = 16;
    private static final int LONGEST_PART = 200;

    private final List<Defect> defects = new ArrayList<>(0);

    void add(DefectKind kind) {
        add(kind, "");
    }

    void add(DefectKind kind, String part) {
        Defect defect = new Defect(kind, shortened(part.strip()));
        if (defects.size() < MOST) {
            if (!defects.contains(defect)) {
                defects.add(defect);
            }
        } else if (defects.size() == MOST) {
            defects.add(new Defect(DefectKind.MORE_DEFECTS, ""));
        }
    }

    /** Not if there is one of this kind already. */
    void addOnce(DefectKind kind, String part) {
        if (!has(kind)) {
            add(kind, part);
        }
    }

    /** About what begins {@code at}; costs the same however much there is behind it. */
    void addOnce(DefectKind kind, String text, int at) {
        if (!has(kind)) {
            add(kind, text.substring(at, Math.min(text.length(), at + LONGEST_PART + 1)));
        }
    }

    private boolean has(DefectKind kind) {
        for (Defect defect : defects) {
            if (defect.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    private static String shortened(String part) {
        if (part.length() <= LONGEST_PART) {
            return part;
        }
        int end = Character.isHighSurrogate(part.charAt(LONGEST_PART - 1)) ? LONGEST_PART - 1 : LONGEST_PART;
        return part.substring(0, end);
    }

    List<Defect> defects() {
        return defects;
    }
}
