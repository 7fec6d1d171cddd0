// SPDX-License-Identifier: Apache-2.0
package org.msgevents.event;

/** Consecutive UIDs, both ends included, each 1 to 2^32-1 (RFC 3501, section 2.3.1.1). */
public record UidRange(long first, long last) {
    static final long MAX_UID = 0xFFFF_FFFFL;

    public UidRange {
        if (!isUid(first) || !isUid(last) || last < first) {
            throw new IllegalArgumentException(
                    "UID range " + first + ":" + last + ": wanted 1 <= first <= last <= " + MAX_UID);
        }
    }

    static boolean isUid(long value) {
        return value >= 1 && value <= MAX_UID;
    }

    /** How many UIDs, not how many messages. */
    public long size() {
        return last - first + 1;
    }

    /** {@code 7} for one UID, {@code 1:3} for more. */
    @Override
    public String toString() {
        return first == last ? Long.toString(first) : first + ":" + last;
    }
}
