// SPDX-License-Identifier: Apache-2.0
package org.msgevents.outbox;

import java.util.OptionalLong;

/**
 * What came of putting delivered events back.
 *
 * @param events how many were put back
 * @param noRoomFor the sequence of the first for which there was no room; neither it nor what follows it was put back
 */
public record Replayed(int events, OptionalLong noRoomFor) {
    /** Of a subscription that has had nothing. */
    public static final Replayed NOTHING = new Replayed(0, OptionalLong.empty());
}
