// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox.jdbc;

/** What becomes of a new event when there is no room for it. */
public enum OnFull {
    /** It is not kept, and counted as refused; the next one is, as soon as there is room. */
    REFUSE,
    /** It is kept; those that have waited longest are given up for it, and counted as dropped. */
    DROP_OLDEST,
    /** It is not kept, nor is any other until half of the room is free: one long gap in place of many short ones. */
    PAUSE
}
