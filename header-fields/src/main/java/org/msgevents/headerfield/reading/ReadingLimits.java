// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

/**
 * How much of a header is read.
 *
 * @param octetsPerField of one field's body, folding included; what is over is cut off, and told
 * @param instances of one field's; further ones are counted, not read
 * @param octets of all bodies that are read, folding included
 */
public record ReadingLimits(int octetsPerField, int instances, int octets) {
    /** Enough for headers that people and their servers write: 8 KiB, 50 instances, 64 KiB. */
    public static final ReadingLimits DEFAULT = new ReadingLimits(8 * 1024, 50, 64 * 1024);

    public ReadingLimits {
        if (octetsPerField < 1 || instances < 1 || octets < 1) {
            throw new IllegalArgumentException("limits must be at least 1: " + octetsPerField + " octets per field, "
                    + instances + " instances, " + octets + " octets");
        }
    }
}
