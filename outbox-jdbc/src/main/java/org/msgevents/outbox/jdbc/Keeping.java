// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

import java.time.Duration;

/**
 * What the outbox keeps, and for how long.
 *
 * @param repeatWindow how long an event that nobody waits for stays known
 */
record Keeping(Duration repeatWindow, Limits limits, DiskFloor floor) {
    /** As much as comes. */
    static Keeping everything(Duration repeatWindow) {
        return new Keeping(repeatWindow, Limits.STANDARD, DiskFloor.of(() -> Long.MAX_VALUE, 0));
    }
}
