// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield;

/**
 * How often a field may stand in one header (RFC 4249, section 3.2.2).
 *
 * @param least from 0
 * @param most at least {@code least}; {@link #UNLIMITED} where there is no most
 * @param isStated whether the field's specification says so; else it follows from what the field means
 */
public record Instances(int least, int most, boolean isStated) {
    /** No most. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public Instances {
        if (least < 0 || most < Math.max(least, 1)) {
            throw new IllegalArgumentException(least + ".." + most + " is no number of instances");
        }
    }

    /** Whether a header has one at most: then its reading is one value, else a list. */
    public boolean isSingle() {
        return most == 1;
    }

    /** Such as {@code 0..1} or {@code 0..*}. */
    @Override
    public String toString() {
        return least + ".." + (most == UNLIMITED ? "*" : most);
    }
}
