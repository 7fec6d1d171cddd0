// SPDX-License-Identifier: Apache-2.0
package org.msgevents.delivery;

import java.time.Duration;

/**
 * When an endpoint is spared all attempts but single probes.
 *
 * @param failures after how many mechanism errors in a row, of at least two events
 * @param firstPause before the first probe; each one that fails doubles it
 * @param longestPause what it does not grow beyond
 */
public record CircuitSettings(int failures, Duration firstPause, Duration longestPause) {
    /** Five failures; a probe after a second at first, every five minutes at last. */
    public static final CircuitSettings STANDARD = new CircuitSettings(5, Duration.ofSeconds(1), Duration.ofMinutes(5));

    public CircuitSettings {
        if (failures < 2) {
            throw new IllegalArgumentException("a circuit opens after two failures at the earliest");
        }
    }
}
