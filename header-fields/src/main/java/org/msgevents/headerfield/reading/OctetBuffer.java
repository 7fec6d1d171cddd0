// SPDX-License-Identifier: Apache-2.0
package org.msgevents.headerfield.reading;

import java.util.Arrays;

/** Octets that words decode to. Not thread-safe: the lock that the JDK takes for each octet cost a twelfth of all. */
final class OctetBuffer {
    private byte[] octets = new byte[64];
    private int size;

    void write(int octet) {
        if (size == octets.length) {
            octets = Arrays.copyOf(octets, 2 * size);
        }
        octets[size++] = (byte) octet;
    }

    void write(byte[] several) {
        for (byte octet : several) {
            write(octet);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** What was written; it is empty afterwards. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(octets, size);
        size = 0;
        return taken;
    }
}
