// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

/** What the outbox keeps, and for how long. */
record Keeping(Retention retention, Limits limits, DiskFloor floor) {
    /** On the disk of another machine, whose floor is not looked at. */
    static Keeping elsewhere(Retention retention, Limits limits) {
        return new Keeping(retention, limits, DiskFloor.of(() -> Long.MAX_VALUE, 0));
    }
}
