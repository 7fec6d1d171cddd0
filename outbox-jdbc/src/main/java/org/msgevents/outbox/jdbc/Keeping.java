// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

/** What the outbox keeps, and for how long. */
record Keeping(Retention retention, Limits limits, DiskFloor floor) {
    /** As much as comes. */
    static Keeping everything(Retention retention) {
        return new Keeping(retention, Limits.STANDARD, DiskFloor.of(() -> Long.MAX_VALUE, 0));
    }
}
